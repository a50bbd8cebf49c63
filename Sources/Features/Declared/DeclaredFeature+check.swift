import Core

extension DeclaredFeature {
  /// Why the feature cannot be, or nil.
  ///
  /// - Input: the catalogue's columns, and those features that come before it, built in or declared.
  /// - Shape: only the first fault is said; an impossible window before a wrong name.
  public func fault(among earlier: RunCatalogue) -> DeclaredFault? {
    if case .column(let name) = key,
      !earlier.extraColumns.contains(where: { $0.name == name && $0.isWindowKey })
    {
      return .unknownColumn(name)
    }
    return filterFault ?? labelFault(earlier) ?? measureFault ?? nameFault
      ?? (earlier.column(name) == nil ? nil : .repeatedName(name)) ?? seriesFault(earlier)
  }

  /// What a window of labels can be: labels are kept by day for each key, and only as long as the sums are.
  private func labelFault(_ earlier: RunCatalogue) -> DeclaredFault? {
    guard readsLabels else { return nil }
    guard let delayDays = earlier.labelDelayDays else { return .labelUndeclared }
    if measure == .fraudShare && filter.label != nil { return .labelTwice }
    if key == .pair || measure.isDistinct || measure == .secondsSinceLast { return .measureOfLabel }
    guard case .days(let days)? = span, days + delayDays <= Int(Retention.longestWindowDays) else {
      return .spanOfLabel
    }
    return nil
  }

  private var filterFault: DeclaredFault? {
    if let span, !span.isPossible { return .impossibleSpan }
    if key == .counterparty && filter.direction == .outgoing { return .outgoingOfCounterparty }
    if filter.kinds.contains(.correction) { return .correctionCounted }
    let from = filter.fromYen ?? 0
    if from < 0 || filter.belowYen.map({ $0 <= from }) == true { return .emptyBand }
    return nil
  }

  private var measureFault: DeclaredFault? {
    let isOfKey =
      switch measure {
      case .distinctCounterparties: key == .account
      case .distinctAccounts: key != .account && key != .pair
      default: true
      }
    if !isOfKey { return .measureOfOtherKey(measure) }
    guard span != nil else { return lifetimeFault }
    if isByDay && measure == .secondsSinceLast { return .spanTooLong(measure) }
    if !isByDay && measure == .daysSinceLast { return .spanTooShort(measure) }
    if measure.isDistinct && !isByDay {
      let isCounted = key == .account ? filter.direction != nil : seenFilter.direction == nil
      if !isCounted || !filter.isByDirectionAlone { return .distinctOfFilter(key) }
    }
    return nil
  }

  /// What a state has of all that was ever seen: its first moment, its newest, and an account's newest by direction.
  private var lifetimeFault: DeclaredFault? {
    let isKept: Bool
    switch measure {
    case .daysSinceFirst: isKept = seenFilter == DeclaredFilter()
    case .secondsSinceLast: isKept = filter.isByDirectionAlone && key != .pair
    default: return .spanMissing(measure)
    }
    return isKept ? nil : .lifetimeOfFilter(measure)
  }

  private var nameFault: DeclaredFault? {
    guard DeclaredFeature.isWellFormed(name.text) else { return .malformedName(name) }
    if !name.text.hasPrefix(prefix) || name.text.utf8.count == prefix.utf8.count {
      return .wrongPrefix(name, prefix: prefix)
    }
    if let span {
      let suffix = isByDay && !span.isDaily ? span.text + "_daily" : span.suffix
      if !name.text.hasSuffix("_" + suffix) { return .wrongSuffix(name, suffix: suffix) }
    }
    let lastWord = name.text.split(separator: ".").last ?? ""
    let saysYen = lastWord.split(separator: "_").contains("yen")
    if spec.unit == .yen && !saysYen { return .yenMissing(name) }
    if spec.unit != .yen && saysYen { return .yenWithoutAmount(name) }
    return nil
  }

  private var prefix: String {
    switch key {
    case .account: return "account."
    case .counterparty: return "counterparty."
    case .pair: return "pair."
    case .column(let name): return "extra.\(name)."
    }
  }

  /// Words of lower-case letters, digits and `_`, each with a letter first, with points between them.
  private static func isWellFormed(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    return text.utf8.count <= 80
      && words.allSatisfy { word in
        word.first.map(letters.contains) == true
          && word.allSatisfy { letters.contains($0) || digits.contains($0) || $0 == UInt8(ascii: "_") }
      }
  }

  /// The filter as the key's events are tried: a payee's are incoming, whatever is said.
  var seenFilter: DeclaredFilter {
    var filter = self.filter
    if key == .counterparty { filter.direction = nil }
    return filter
  }

  /// Whether the key needs sums by day of its own for the feature, beside those by direction that every key has.
  var hasOwnSeries: Bool { isByDay && (readsLabels || !filter.isByDirectionAlone) && !hasPartyBook }

  /// Whether the key needs the days of each of its parties for the feature.
  var hasPartyBook: Bool { isByDay && (key == .pair || measure.isDistinct) }

  /// Whether the window waits for labels.
  var readsLabels: Bool { filter.label != nil || measure == .fraudShare }

  /// Whether the window is exact to the day and not to the event.
  var isByDay: Bool { span?.isDaily == true || readsLabels }

  /// The filters for which the key, or each of its parties, needs sums by day.
  var sumsFilters: [DeclaredFilter] {
    if measure == .fraudShare { return [labelFilter(.fraud), labelFilter(.known)] }
    return hasOwnSeries || hasPartyBook ? [seenFilter] : []
  }

  /// What a share of fraud counts: the fraud, and everything whose label is known.
  func labelFilter(_ label: DeclaredFilter.Label) -> DeclaredFilter {
    var filter = seenFilter
    filter.label = label
    return filter
  }

  private func seriesFault(_ earlier: RunCatalogue) -> DeclaredFault? {
    for own in sumsFilters {
      let same = earlier.declared.first {
        $0.sumsFilters.contains { $0.series == own.series && $0.canonicalText != own.canonicalText }
      }
      if let same { return .sameSeries(same.name, name) }
    }
    return nil
  }
}
