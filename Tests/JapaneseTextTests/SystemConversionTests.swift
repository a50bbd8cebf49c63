import Testing

@testable import JapaneseText

struct SystemConversionTests {
  @Test func aMissingCharacterSetIsATypedErrorThatSaysWhatToDo() {
    #expect(throws: JapaneseTextError.characterSetUnavailable(name: "NO-SUCH-SET")) {
      _ = try SystemConversion(from: "NO-SUCH-SET", to: "UTF-32LE").convertCharacter(0x41, byteCount: 1)
    }
    #expect(throws: JapaneseTextError.characterSetUnavailable(name: "NO-SUCH-SET")) {
      _ = try SystemConversion(from: "UTF-32LE", to: "NO-SUCH-SET").convertCharacter(0x41, byteCount: 1)
    }
    let message = JapaneseTextError.characterSetUnavailable(name: "CP932").description
    #expect(message.contains("CP932") && message.contains("gconv"))
  }

  @Test func aRefusedCharacterDoesNotDisturbTheNext() throws {
    let conversion = try SystemConversion(from: "CP932", to: "UTF-32LE")
    #expect(conversion.convertCharacter(0x83, byteCount: 1) == nil)
    let next = conversion.convertCharacter(0x5C83, byteCount: 2)
    #expect(next?.packed == 0x30BD && next?.byteCount == 4)
  }
}
