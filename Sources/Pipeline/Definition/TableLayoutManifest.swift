import Core
import Ingest
import Manifests

/// Reads the `csv` part of a pipeline file: one layout in place, or a list of layouts that are tried in order.
struct TableLayoutManifest {
  let reading: ManifestReading
  /// The columns that the pipeline declares; a layout may fill no others.
  let extraColumns: [ExtraColumnSpec]

  /// The mapping; nil, with findings, when something in it is wrong.
  func mapping(_ csv: ManifestMapping) -> CSVMapping? {
    guard let list = csv.optionalList("layouts") else {
      return layout(csv, named: csv.optionalString("name") ?? "csv").map { CSVMapping(layouts: [$0]) }
    }
    csv.finish()
    if list.isEmpty { report("PIP-020", csv.place) }
    var layouts: [TableLayout] = []
    for value in list {
      guard let mapping = value.mapping(), let name = mapping.string("name"),
        let layout = layout(mapping, named: name)
      else { continue }
      if layouts.contains(where: { $0.name == name }) { report("PIP-021", mapping.place) }
      layouts.append(layout)
    }
    return layouts.isEmpty || layouts.count < list.count ? nil : CSVMapping(layouts: layouts)
  }

  private func layout(_ mapping: ManifestMapping, named name: String) -> TableLayout? {
    let encoding = mapping.optional("encoding").map { $0.word(CSVMapping.Encoding.self) }
    let delimiter = mapping.optional("delimiter").map { $0.word(TableLayout.Delimiter.self) }
    let quotes = mapping.optional("quotes").map { $0.word(TableLayout.Quotes.self) }
    let skipLines = mapping.optionalInteger("skip_lines", in: 0...1_000)
    let header = header(mapping)
    let skipRows = mapping.optionalMapping("skip_rows").flatMap { marker($0, finishing: true) }
    let extras = mapping.optionalMapping("extra").map(self.extras)
    let columns = mapping.mapping("columns")
    mapping.finish()
    guard let columns, let fields = fields(columns), let header else { return nil }
    var layout = TableLayout(
      name: name, occurredAt: fields.occurredAt, account: fields.account, direction: fields.direction,
      amount: fields.amount)
    readOptional(columns, into: &layout)
    columns.finish()
    // A key that is there and wrong has left a finding, which stops the whole file.
    layout.encoding = (encoding ?? nil) ?? .detect
    layout.delimiter = (delimiter ?? nil) ?? .detect
    layout.quotes = (quotes ?? nil) ?? .doubled
    layout.skipLines = Int(skipLines ?? 0)
    layout.header = header
    layout.skipRows = skipRows
    layout.extras = extras ?? []
    checkColumns(layout, columns.place)
    return layout
  }

  private func header(_ mapping: ManifestMapping) -> TableLayout.Header? {
    guard let hasHeader = mapping.optional("header"), hasHeader.boolean() == false else { return .row }
    return mapping.integer("column_count", in: 1...Int64(Limits.csvColumns)).map {
      .absent(columnCount: Int($0))
    }
  }

  /// Columns can be named only where there is a header row, and numbers end with the last column.
  private func checkColumns(_ layout: TableLayout, _ place: Finding.Place) {
    guard case .absent(let count) = layout.header else { return }
    for column in layout.columns {
      switch column {
      case .name(let name): report("PIP-022", place, name)
      case .number(let number): if number > count { report("PIP-023", place, "\(number)") }
      }
    }
  }

  // MARK: Fields

  private typealias RequiredFields = (
    occurredAt: TableMoment, account: TableText, direction: TableDirection, amount: TableAmount
  )

  private func fields(_ columns: ManifestMapping) -> RequiredFields? {
    let occurredAt = columns.required("occurred_at").flatMap(moment)
    let account = columns.required("account").flatMap(text)
    let amount = columns.required("amount").flatMap(self.amount)
    let directionValue = columns.optional("direction")
    var direction: TableDirection?
    if case .sides? = amount?.place {
      direction = .sides
      if let directionValue { report("PIP-024", directionValue.place) }
    } else if amount != nil {
      direction = (directionValue ?? columns.required("direction")).flatMap(self.direction)
    }
    guard let occurredAt, let account, let amount, let direction else { return nil }
    return (occurredAt, account, direction, amount)
  }

  private func readOptional(_ columns: ManifestMapping, into layout: inout TableLayout) {
    layout.transactionID = columns.optional("transaction_id").flatMap(text)
    layout.currency = columns.optional("currency").flatMap { value in
      guard isMapping(value) else { return text(value).map(TableMarker.yen) }
      return value.mapping().flatMap { marker($0, finishing: true) }
    }
    layout.channel = columns.optional("channel").flatMap { value in
      words(value, canonical: TableWords.canonical, whenEmpty: .unstated) { Channel(word: $0) }
    }
    layout.kind = columns.optional("kind").flatMap { value in
      words(value, canonical: TableWords.canonical, whenEmpty: .other) { TransactionKind(word: $0) }
    }
    layout.counterpartyAccount = columns.optional("counterparty_account").flatMap(text)
    layout.counterpartyName = columns.optional("counterparty_name").flatMap(text)
    layout.originatorName = columns.optional("originator_name").flatMap(text)
    layout.memo = columns.optional("memo").flatMap(text)
    layout.balanceAfter = columns.optional("balance_after").flatMap { value in
      guard isMapping(value), let mapping = value.mapping() else {
        return text(value).map { TableNumber($0, form: .signedDigits) }
      }
      let text = source(mapping)
      let form = numberForm(mapping, negative: [.minus])
      mapping.finish()
      return text.map { TableNumber($0, form: form) }
    }
  }

  private func extras(_ mapping: ManifestMapping) -> [TableExtra] {
    mapping.everyEntry().compactMap { name, _, value in
      guard extraColumns.contains(where: { $0.name == name }) else {
        reading.report(ReferenceFault.undeclaredColumn(name).finding(at: value.place))
        return nil
      }
      guard isMapping(value), let entry = value.mapping() else {
        return text(value).map { TableExtra(name: name, $0) }
      }
      let text = source(entry)
      var form = numberForm(entry, negative: [.minus])
      if form.decimalMark == nil { form.decimalMark = .point }
      entry.finish()
      return text.map { TableExtra(name: name, $0, form: form) }
    }
  }

  private func moment(_ value: ManifestValue) -> TableMoment? {
    guard isMapping(value), let mapping = value.mapping() else { return text(value).map(TableMoment.iso8601) }
    var text = source(mapping)
    // A date and a time in two columns are read as if a blank stood between them.
    if let joined = text, joined.separator.isEmpty, mapping.optional("separator") == nil {
      text?.separator = " "
    }
    let single = mapping.optional("format").map { [$0] }
    let patterns = (single ?? mapping.optionalList("formats") ?? []).compactMap(pattern)
    let offset = mapping.optional("offset")
    let seconds = offset.flatMap(self.offset)
    mapping.finish()
    guard let text else { return nil }
    if patterns.isEmpty {
      if single == nil { report("PIP-025", mapping.place) }
      return nil
    }
    let isISO = patterns.contains { $0.pattern == MomentPattern.iso8601.pattern }
    if offset == nil && patterns.contains(where: \.needsOffset) { report("PIP-026", mapping.place) }
    if let offset, !isISO && !patterns.contains(where: \.needsOffset) { report("PIP-027", offset.place) }
    return TableMoment(text, patterns: patterns, offsetSeconds: seconds)
  }

  private func pattern(_ value: ManifestValue) -> MomentPattern? {
    guard let text = value.string() else { return nil }
    if let pattern = MomentPattern(text) { return pattern }
    report("PIP-025", value.place, text)
    return nil
  }

  /// The seconds of an offset, `+09:00` or `-03:30`.
  private func offset(_ value: ManifestValue) -> Int? {
    guard let text = value.string() else { return nil }
    let parts = Array(text.utf8)
    let digits = [1, 2, 4, 5].map { parts.count == 6 ? Int(parts[$0]) - 0x30 : -1 }
    let signs: [UInt8: Int] = [UInt8(ascii: "+"): 1, UInt8(ascii: "-"): -1]
    guard parts.count == 6, digits.allSatisfy((0...9).contains), parts[3] == UInt8(ascii: ":"),
      let sign = signs[parts[0]], digits[0] * 10 + digits[1] < 24, digits[2] < 6
    else {
      report("PIP-028", value.place, text)
      return nil
    }
    return sign * ((digits[0] * 10 + digits[1]) * 3_600 + (digits[2] * 10 + digits[3]) * 60)
  }

  private func amount(_ value: ManifestValue) -> TableAmount? {
    guard isMapping(value), let mapping = value.mapping() else {
      return text(value).map { TableAmount(.single($0)) }
    }
    let incoming = mapping.optional("in")
    let outgoing = mapping.optional("out")
    var place: TableAmount.Place?
    if incoming != nil || outgoing != nil {
      let both = (
        (incoming ?? mapping.required("in")).flatMap(text),
        (outgoing ?? mapping.required("out")).flatMap(text)
      )
      if let first = both.0, let second = both.1 { place = .sides(incoming: first, outgoing: second) }
    } else {
      place = source(mapping).map { .single($0) }
    }
    let form = numberForm(mapping, negative: [])
    mapping.finish()
    return place.map { TableAmount($0, form: form) }
  }

  private func direction(_ value: ManifestValue) -> TableDirection? {
    guard isMapping(value), let mapping = value.mapping() else {
      return text(value).map(TableDirection.canonicalWords)
    }
    defer { mapping.finish() }
    if let positive = mapping.optional("positive") {
      return positive.word(among: Direction.allCases.map(\.word)).flatMap { Direction(word: $0) }
        .map { .sign(positive: $0) }
    }
    guard let text = source(mapping) else { return nil }
    let otherwise = mapping.optional("otherwise").map { $0.word(among: Direction.allCases.map(\.word)) }
    var meanings: [String: Direction] = [:]
    for direction in Direction.allCases {
      for word in mapping.optional(direction.word).flatMap(self.words) ?? [] {
        if meanings.updateValue(direction, forKey: word) != nil { report("PIP-029", mapping.place, word) }
      }
    }
    if meanings.isEmpty { return .canonicalWords(text) }
    return .words(
      TableWords(text, meanings: meanings, otherwise: (otherwise ?? nil).flatMap { Direction(word: $0) }))
  }

  /// The words of a list, or the only word.
  private func words(_ value: ManifestValue) -> [String]? {
    if case .list = value.node.content { return value.strings() }
    return value.string().map { [$0] }
  }

  private func words<Meaning: CaseIterable>(
    _ value: ManifestValue, canonical: (TableText) -> TableWords<Meaning>, whenEmpty: Meaning,
    _ meaning: (String) -> Meaning?
  ) -> TableWords<Meaning>? where Meaning: Hashable & Sendable & WordNamed {
    guard isMapping(value), let mapping = value.mapping() else { return text(value).map(canonical) }
    defer { mapping.finish() }
    let known = Meaning.allCases.map(\.word)
    let otherwise = mapping.optional("otherwise").flatMap { $0.word(among: known) }.flatMap(meaning)
    let entries = mapping.optionalMapping("words")?.everyEntry()
    guard let text = source(mapping) else { return nil }
    guard let entries else {
      var words = canonical(text)
      words.otherwise = otherwise
      return words
    }
    var meanings: [String: Meaning] = [:]
    for (word, _, value) in entries { meanings[word] = value.word(among: known).flatMap(meaning) }
    return TableWords(text, meanings: meanings, otherwise: otherwise, whenEmpty: whenEmpty)
  }

  private func marker(_ mapping: ManifestMapping, finishing: Bool) -> TableMarker? {
    let text = source(mapping)
    let words = mapping.required("words").flatMap(self.words)
    if finishing { mapping.finish() }
    guard let text, let words else { return nil }
    return TableMarker(text, words: words)
  }

  // MARK: Texts

  private func text(_ value: ManifestValue) -> TableText? {
    if isMapping(value) {
      guard let mapping = value.mapping() else { return nil }
      defer { mapping.finish() }
      return source(mapping)
    }
    return column(value).map { TableText(parts: [.column($0)]) }
  }

  private func column(_ value: ManifestValue) -> TableColumn? {
    guard let scalar = value.scalar() else { return nil }
    guard scalar.integer != nil else { return value.string().map { .name($0) } }
    return value.integer(in: 1...Int64(Limits.csvColumns)).map { .number(Int($0)) }
  }

  /// The text that a mapping's keys `column`, `columns` or `constant` name.
  private func source(_ mapping: ManifestMapping) -> TableText? {
    let constant = mapping.optional("constant")
    let list = mapping.optional("columns")
    let single = mapping.optional("column")
    let separator = mapping.optional("separator").map { $0.possiblyEmptyString() ?? "" }
    let isTrimmed = mapping.optionalBoolean("trim") ?? false
    if [constant, list, single].compactMap({ $0 }).count != 1 {
      report("PIP-030", mapping.place)
      _ = mapping.optional("width")
      return nil
    }
    var parts: [TableText.Part] = []
    if let constant {
      guard let text = constant.string() else { return nil }
      parts = [.constant(text)]
    } else if let list {
      guard let values = list.list() else { return nil }
      parts = values.compactMap(part)
      if parts.count != values.count { return nil }
      if parts.isEmpty {
        report("PIP-030", list.place)
        return nil
      }
    } else if let single {
      guard let column = column(single) else { return nil }
      parts = [.column(column, width: mapping.optionalInteger("width", in: 1...64).map { Int($0) })]
    }
    if let separator = separator, separator.isEmpty == false, list == nil { report("PIP-031", mapping.place) }
    return TableText(parts: parts, separator: separator ?? "", isTrimmed: isTrimmed)
  }

  private func part(_ value: ManifestValue) -> TableText.Part? {
    guard isMapping(value), let mapping = value.mapping() else { return column(value).map { .column($0) } }
    defer { mapping.finish() }
    if let constant = mapping.optional("constant") { return constant.string().map { .constant($0) } }
    let width = mapping.optionalInteger("width", in: 1...64).map { Int($0) }
    return mapping.required("column").flatMap(column).map { .column($0, width: width) }
  }

  // MARK: Numbers

  private func numberForm(_ mapping: ManifestMapping, negative: Set<NumberForm.NegativeMark>) -> NumberForm {
    var form = NumberForm(negativeMarks: negative)
    form.thousandsSeparator = mapping.optional("thousands_separator").flatMap {
      $0.word(NumberForm.ThousandsSeparator.self)
    }
    let decimals = mapping.optionalInteger("decimals", in: 0...Int64(NumberForm.mostDecimals))
    form.decimalMark = mapping.optional("decimal_mark").flatMap { $0.word(NumberForm.DecimalMark.self) }
    if decimals != nil && form.decimalMark == nil { form.decimalMark = .point }
    form.decimals = Int(decimals ?? 0)
    form.rest = mapping.optional("rest").flatMap { $0.word(NumberForm.Rest.self) } ?? .refuse
    form.unit = mapping.optional("unit").flatMap { $0.word(NumberForm.Unit.self) } ?? .yen
    form.hasYenSign = mapping.optionalBoolean("yen_sign") ?? false
    form.isFullWidth = mapping.optionalBoolean("full_width") ?? false
    form.isTrimmed = mapping.optionalBoolean("trim") ?? false
    if let marks = mapping.optionalList("negative") {
      form.negativeMarks = Set(marks.compactMap { $0.word(NumberForm.NegativeMark.self) })
    }
    let isSame =
      form.thousandsSeparator == .point && form.decimalMark == .point
      || form.thousandsSeparator == .comma && form.decimalMark == .comma
    if isSame { report("PIP-032", mapping.place) }
    return form
  }

  private func isMapping(_ value: ManifestValue) -> Bool {
    if case .mapping = value.node.content { return true }
    return false
  }
}

/// A meaning that pipeline files call by a word.
protocol WordNamed {
  /// The word.
  var word: String { get }
}

extension Channel: WordNamed {}
extension TransactionKind: WordNamed {}
