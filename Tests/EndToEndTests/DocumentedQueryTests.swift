import Foundation
import TestSupport
import Testing

/// Every query of `Pipelines/queries.md` runs on a database that a night made, read-only, and gives the columns that the page says.
@Suite(.serialized) struct DocumentedQueryTests {
  struct Documented: Sendable, CustomStringConvertible {
    let sql: String
    let columns: String
    var description: String { String(sql.prefix(60)) }
  }

  static let queries: [Documented] = {
    guard let root = RepositoryRoot.path(),
      let text = try? String(contentsOfFile: root + "/Pipelines/queries.md", encoding: .utf8)
    else { return [] }
    return text.components(separatedBy: "```sql\n").dropFirst().map { part in
      let pieces = part.components(separatedBy: "\n```\n")
      let line = pieces[1].split(separator: "\n").first ?? ""
      return Documented(sql: pieces[0], columns: String(line.dropFirst("Columns: ".count)))
    }
  }()

  @Test func everyDocumentedQueryRuns() throws {
    #expect(DocumentedQueryTests.queries.count >= 12)
    let night = try SampleNight()
    guard let shell = OutsideProgram("sqlite3") else { return }
    let path = night.database
    for query in DocumentedQueryTests.queries {
      let plan = try shell.run(["-readonly", "-header", "-csv", path, query.sql])
      #expect(plan.status == 0, "\(query.sql): \(plan.output)")
      let columns = query.columns.split(separator: ", ").map(String.init)
      let header = plan.output.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      if !header.isEmpty { #expect(header == columns.joined(separator: ","), "\(query.sql)") }
      // A query without rows prints no header; as a table it still has its columns.
      let sql = query.sql.trimmingCharacters(in: CharacterSet(charactersIn: "\n ;"))
      let named = try shell.run([
        path, "CREATE TEMP VIEW q AS \(sql); SELECT name FROM pragma_table_info('q')",
      ])
      #expect(
        named.output.split(separator: "\n").map(String.init) == columns, "\(query.sql): \(named.output)")
    }
  }

  @Test func viewsAreDescribedByTheirPage() throws {
    let night = try SampleNight()
    let root = try #require(RepositoryRoot.path())
    let page = try String(contentsOfFile: root + "/Pipelines/queries.md", encoding: .utf8)
    let views = try night.query(
      "SELECT name FROM sqlite_master WHERE type = 'view' AND name NOT LIKE 'v_%' ORDER BY 1")
    #expect(views.count == 7)
    for view in views { #expect(page.contains("| `\(view)` |"), "\(view)") }
  }
}
