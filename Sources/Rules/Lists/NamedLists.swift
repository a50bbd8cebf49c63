import Core
import Expressions
import JapaneseText

/// The watch lists of a pipeline by their names, as conditions ask them with `inList('NAME', text)`.
///
/// A text stands on a list when it is one of the list's accounts byte for byte, or a name with the same key as one of its names: width, spaces,
/// voicing marks and legal forms tell no names apart.
///
/// - As of: entries count from the day on which they were listed; those without a day have always been there.
/// - Missing: of a list whose content was not read, nothing is known.
public struct NamedLists: Sendable {
  private struct Content: Sendable {
    var accounts: [[UInt8]: Int32] = [:]
    var names: [[UInt32]: Int32] = [:]
  }

  /// The names of the lists, in the order of the pipeline.
  public let names: [String]
  private let contents: [String: Content]
  /// Where questions are written down, or nil when nobody wants to know.
  private var log: QuestionLog?

  /// Lists by their names alone, for checking conditions.
  public init(names: [String] = []) {
    self.names = names
    contents = [:]
  }

  /// Lists with their content.
  public init(_ lists: [WatchList]) {
    names = lists.map(\.id)
    var contents: [String: Content] = [:]
    var builder = NameKeyBuilder()
    for list in lists {
      var content = Content()
      for row in 0..<list.count {
        let day = list.listedOn[row]?.daysSince1970 ?? Int32.min
        if !list.account.isEmpty(row) {
          let account = Array(list.account.bytes[list.account.range(of: row)])
          content.accounts[account] = min(content.accounts[account] ?? day, day)
        }
        for column in [list.name, list.nameKana] {
          builder.build(column.bytes.span.extracting(column.range(of: row)))
          if builder.isEmptyName { continue }
          content.names[builder.key] = min(content.names[builder.key] ?? day, day)
        }
      }
      contents[list.id] = content
    }
    self.contents = contents
  }

  /// The same lists, with other content.
  ///
  /// - Input: texts by list, each an account or a name that has always been there; a list without texts is empty.
  func holding(_ texts: [String: [String]]) -> NamedLists {
    NamedLists(
      names.map { name in
        var list = WatchList(id: name, kind: .own, asOf: BankDay(daysSince1970: 0))
        for text in texts[name] ?? [] { list.append(name: text, account: text) }
        return list
      })
  }

  /// The same lists, which write down what they are asked.
  func recording(in log: QuestionLog) -> NamedLists {
    var lists = self
    lists.log = log
    return lists
  }

  /// Whether a text stands on a list on a day.
  func holds(_ list: String, _ text: ArraySlice<UInt8>, on day: BankDay) -> ExpressionValue {
    log?.note(text)
    guard let content = contents[list] else { return .failure(.missing) }
    if let first = content.accounts[Array(text)], first <= day.daysSince1970 { return .bool(true) }
    var builder = NameKeyBuilder()
    builder.build(text.span)
    if builder.isEmptyName { return .bool(false) }
    return .bool(content.names[builder.key].map { $0 <= day.daysSince1970 } ?? false)
  }
}
