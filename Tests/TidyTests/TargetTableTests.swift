import Foundation
import Testing

struct TargetTableTests {
  @Test func theTableIsInOrderAndNamesOnlyTargetsAbove() {
    #expect(TargetTable.rows.map(\.target) == TargetTable.names)
    for (index, row) in TargetTable.rows.enumerated() {
      #expect(row.mayImport.isSubset(of: TargetTable.names.prefix(index)), "\(row.target)")
    }
  }

  @Test func anOutsideModuleHasOneTarget() {
    var owners: [String: String] = [:]
    for row in TargetTable.rows {
      for module in row.outside {
        #expect(owners.updateValue(row.target, forKey: module) == nil, "\(module)")
      }
    }
  }

  @Test func everyFolderOfSourcesStandsInTheTable() throws {
    let tree = try SourceTree.current()
    let folders = Set(tree.sources.compactMap(\.target).map(String.init))
    #expect(folders.count > 10)
    #expect(folders.subtracting(TargetTable.names) == [])
  }
}
