import Alerts
import Core
import Testing

@Suite struct NoteTextTests {
  @Test(arguments: ["確認した。", "line\nline\ttab", "<script>alert(1)</script>", "a\u{202E}b", "=1+1"])
  func whatPeopleWriteIsKeptAsItIs(text: String) throws {
    #expect(try NoteText(text).text == text)
  }

  @Test func whatCannotBeANoteIsRefusedWithThePlace() {
    #expect(throws: NoteText.Fault.blank) { try NoteText(" \n　") }
    #expect(throws: NoteText.Fault.controlCharacter(position: 3)) { try NoteText("あい\u{1B}[31m") }
    #expect(throws: NoteText.Fault.controlCharacter(position: 1)) { try NoteText("\u{0}") }
    let long = String(repeating: "あ", count: 350_000)
    #expect(throws: NoteText.Fault.tooLong(bytes: 1_050_000)) { try NoteText(long) }
    #expect(throws: Never.self) { try NoteText(String(repeating: "a", count: Limits.noteBytes)) }
  }
}
