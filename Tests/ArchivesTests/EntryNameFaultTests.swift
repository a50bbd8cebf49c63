import Archives
import Testing

struct EntryNameFaultTests {
  @Test(arguments: [
    ("", EntryNameFault.empty), ("/etc/passwd", .absolute), ("C:/a", .absolute), ("c:a", .absolute),
    ("../a", .strayPart), ("a/../../b", .strayPart), ("a/./b", .strayPart), ("a//b", .strayPart),
    ("a/", .strayPart), ("..", .strayPart), ("a\\..\\b", .backslash), ("a\u{0}b", .controlCharacter),
    ("a\u{1B}[2J", .controlCharacter), ("a\u{7F}", .controlCharacter),
    (String(repeating: "a", count: 1_025), .tooLong),
  ])
  func aNameThatCouldLeadOutsideIsRefused(name: String, fault: EntryNameFault) {
    #expect(EntryNameFault.first(in: Array(name.utf8)) == fault)
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(EntryNameFault.first(in: [0x61, 0xFF]) == .notUTF8)
    #expect(EntryNameFault.first(in: [0x83, 0x65]) == .notUTF8)
  }

  @Test(arguments: ["a", "bundle/data/規則 1.yaml", "..a/b..", "a%0Ab", "a\nb", "...", "ab:c"])
  func anOrdinaryNamePasses(name: String) {
    #expect(EntryNameFault.first(in: Array(name.utf8)) == nil)
  }
}
