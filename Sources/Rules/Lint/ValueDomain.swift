import Core

/// What is still possible for one value after some conditions.
struct ValueDomain {
  private var lowest = -Double.infinity
  private var highest = Double.infinity
  private var excludesLowest = false
  private var excludesHighest = false
  private var excluded: Set<Double> = []
  private var among: Set<Double>?
  private var words: Set<String>?
  private var excludedWords: Set<String> = []
  private var truth: Bool?
  private var isContradictory = false
  private let isWhole: Bool

  /// `isWhole` for a feature of whole numbers, `isCounted` for one that is never below zero, `words` when every word is known.
  init(isWhole: Bool, isCounted: Bool, words: Set<String>?) {
    self.isWhole = isWhole
    self.words = words
    if isCounted { lowest = 0 }
  }

  /// Whether anything is possible.
  var isPossible: Bool {
    if isContradictory { return false }
    if let words, words.subtracting(excludedWords).isEmpty { return false }
    if let among { return among.contains(where: isInside) }
    if lowest < highest {
      // Between two bounds a whole number may be missing, or a single one excluded.
      guard isWhole, (highest - lowest) < 64 else { return true }
      var number = lowest.rounded(.up)
      while number <= highest {
        if isInside(number) { return true }
        number += 1
      }
      return false
    }
    return lowest == highest && isInside(lowest)
  }

  private func isInside(_ number: Double) -> Bool {
    if number < lowest || (number == lowest && excludesLowest) { return false }
    if number > highest || (number == highest && excludesHighest) { return false }
    return !excluded.contains(number)
  }

  mutating func take(_ atom: ConditionAtom, isPositive: Bool) {
    switch atom {
    case .number(_, let sign, let limit): take(isPositive ? sign : sign.opposite, limit)
    case .numberAmong(_, let numbers):
      if isPositive { among = among?.intersection(numbers) ?? numbers } else { excluded.formUnion(numbers) }
    case .word(_, let listed):
      if isPositive { words = words?.intersection(listed) ?? listed } else { excludedWords.formUnion(listed) }
    case .truth:
      if truth == !isPositive { isContradictory = true }
      truth = isPositive
    case .presence, .constant, .other: break
    }
  }

  private mutating func take(_ sign: ConditionAtom.NumberSign, _ limit: Double) {
    switch sign {
    case .greater: raise(to: limit, isExcluded: true)
    case .greaterOrEqual: raise(to: limit, isExcluded: false)
    case .less: lower(to: limit, isExcluded: true)
    case .lessOrEqual: lower(to: limit, isExcluded: false)
    case .equal:
      raise(to: limit, isExcluded: false)
      lower(to: limit, isExcluded: false)
    case .notEqual: excluded.insert(limit)
    }
  }

  private mutating func raise(to limit: Double, isExcluded: Bool) {
    if limit > lowest {
      (lowest, excludesLowest) = (limit, isExcluded)
    } else if limit == lowest {
      excludesLowest = excludesLowest || isExcluded
    }
  }

  private mutating func lower(to limit: Double, isExcluded: Bool) {
    if limit < highest {
      (highest, excludesHighest) = (limit, isExcluded)
    } else if limit == highest {
      excludesHighest = excludesHighest || isExcluded
    }
  }
}
