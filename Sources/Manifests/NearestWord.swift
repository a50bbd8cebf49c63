/// Finds the known word that a misspelt one most likely means.
public enum NearestWord {
  /// The known word nearest to a misspelt one, or nil when none is near.
  ///
  /// - Shape: near means at most one change for each three characters, one at least and four at most; a
  ///   change is an insertion, a removal, a substitution or a swap of neighbours.
  /// - Determinism: of equally near words the first in alphabetical order is given.
  /// - Cost: the product of both lengths for each known word; for findings only.
  public static func find(_ word: String, among known: some Sequence<String>) -> String? {
    let letters = Array(word.utf8)
    let allowed = min(max(1, letters.count / 3), mostChanges)
    var best: (word: String, distance: Int)?
    for candidate in known.sorted() {
      let other = Array(candidate.utf8)
      guard abs(other.count - letters.count) <= allowed else { continue }
      let distance = distance(letters, other)
      guard distance <= allowed, distance < best?.distance ?? Int.max else { continue }
      best = (candidate, distance)
    }
    return best?.word
  }

  private static let mostChanges = 4

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious = [Int](repeating: 0, count: right.count + 1)
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [Int](repeating: row + 1, count: right.count + 1)
      for column in right.indices {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var best = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current[column + 1] = best
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
