/// Finds the telephone and account numbers that a text holds, in any width.
///
/// Telephone numbers: 0A0 and service numbers alone or in their groups, fixed numbers in three groups (`03-1234-5678`,
/// `03(1234)5678`) or alone after TEL, 電話 and their kind, all of them with +81. Account numbers: seven digits after 普通, 当座, 貯蓄,
/// 口座 or No; 記号 and 番号 of ゆうちょ銀行 after 記号, ゆうちょ, 振替 or 口座, with the branch and account that other banks use.
///
/// - Missing: digits inside a longer number, before 円 or beside a letter are not found, and neither are accounts without their word.
/// - Determinism: nothing but the text; no list of numbers in use is consulted.
/// - Cost: linear; a reused value allocates only while it meets longer texts or more numbers than before.
public struct TextReferences: Sendable {
  /// The numbers found by the last scan, in the order of the text, none within another.
  public private(set) var found: [TextReference] = []
  private var folded = FoldedText()

  /// Makes a finder that has found nothing.
  public init() {}

  /// Replaces `found` by the numbers of a text in UTF-8.
  public mutating func scan(_ utf8: Span<UInt8>) {
    folded.fold(utf8)
    Self.scan(folded, into: &found)
  }

  /// Replaces `found` by the numbers of a text that is folded already.
  public mutating func scan(_ text: borrowing FoldedText) {
    Self.scan(text, into: &found)
  }

  private static func scan(_ text: borrowing FoldedText, into found: inout [TextReference]) {
    found.removeAll(keepingCapacity: true)
    let scalars = text.scalars.span
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      let mayBegin = Numeral.isDigit(scalar) || scalar == 0x2B || scalar == 0x28
      guard mayBegin else {
        position += 1
        continue
      }
      if let match = match(scalars, at: position) {
        found.append(
          TextReference(
            kind: match.kind, byteRange: text.originalRange(of: position..<match.end), number: match.number,
            postalAccount: match.postal))
        position = match.end
      } else {
        position += DigitRun(scalars, at: position)?.length ?? 1
      }
    }
  }

  private static func match(
    _ scalars: Span<UInt32>, at start: Int
  ) -> (kind: TextReference.Kind, number: Int, postal: PostalAccount?, end: Int)? {
    if let run = DigitRun(scalars, at: start) {
      if let (account, end) = AccountPattern.postalAccount(scalars, at: start, run) {
        return (.postalAccount, account.accountNumber, account, end)
      }
      if let end = AccountPattern.bankAccountEnd(scalars, at: start, run) {
        return (.bankAccount, run.value, nil, end)
      }
    }
    guard let telephone = TelephonePattern(scalars, at: start) else { return nil }
    return (telephone.kind, telephone.number, nil, telephone.end)
  }
}
