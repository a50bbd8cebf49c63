/// Chooses the layout by which a table file is read.
enum LayoutChoice {
  /// The first layout that fits, or why none does.
  static func choose(
    _ opening: FileOpening, options: ReadingOptions, fileName: String
  ) throws(IngestError) -> Result<TableFit, TableFit.Miss> {
    var best: (miss: TableFit.Miss, layout: TableLayout)?
    var choices: [CSVMapping.Encoding: EncodingChoice] = [:]
    for layout in options.csv.layouts {
      let choice: EncodingChoice
      if let known = choices[layout.encoding] {
        choice = known
      } else {
        choice = try EncodingChoice(
          layout.encoding, opening, badBytes: options.badBytes, fileName: fileName)
        choices[layout.encoding] = choice
      }
      for delimiter in delimiters(layout.delimiter) {
        let marks = CSVMarks(delimiter: delimiter, hasQuotes: layout.quotes == .doubled)
        do throws(TableFit.Miss) {
          return .success(try TableFit(layout, marks, choice, opening, options: options))
        } catch {
          if best.map({ isNearer(error, than: $0.miss) }) ?? true { best = (error, layout) }
        }
      }
    }
    guard let best else { return .failure(TableFit.Miss(refusal: Refusal(.layoutMissing))) }
    if options.csv.layouts.count == 1 { return .failure(best.miss) }
    // The layout that comes nearest, and what it lacks, is what a person will want to look at.
    let lack = best.miss.refusal.field.map { "\(best.layout.name): \($0)" } ?? best.layout.name
    return .failure(TableFit.Miss(refusal: Refusal(.layoutMissing, field: lack)))
  }

  private static func isNearer(_ miss: TableFit.Miss, than other: TableFit.Miss) -> Bool {
    (miss.foundCount, miss.fieldCount) > (other.foundCount, other.fieldCount)
  }

  static func delimiters(_ wanted: TableLayout.Delimiter) -> [UInt8] {
    switch wanted {
    case .detect: return [CSVByte.comma, CSVByte.tab, CSVByte.semicolon]
    case .comma: return [CSVByte.comma]
    case .tab: return [CSVByte.tab]
    case .semicolon: return [CSVByte.semicolon]
    }
  }
}
