/// Tells whether a text is another one of which parts are masked, so that a redaction can leave out and cannot say something else.
///
/// - Shape: three asterisks or more, since a mask can stand beside an asterisk of the text, and `P` with 32 hexadecimal digits stand for any part; everything else stands in the original in the same order.
/// - Source: the masks of a role (`MaskingRole`): hidden, an ending, an initial, or a pseudonym.
struct MaskedText {
  private static let asterisk = UInt8(ascii: "*")
  private static let fewestAsterisks = 3
  private static let pseudonymDigits = 32

  /// What is left of the original between the masks; one piece more than there are masks.
  private let pieces: [[UInt8]]

  /// Whether nothing is masked.
  var isWhole: Bool { pieces.count == 1 }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var pieces: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      let length = MaskedText.maskLength(bytes, at: index)
      if length > 0 {
        pieces.append([])
        index += length
      } else {
        pieces[pieces.count - 1].append(bytes[index])
        index += 1
      }
    }
    self.pieces = pieces
  }

  /// Whether this is the original with nothing but masks in place of some of it.
  ///
  /// - Cost: the product of both lengths at most.
  func isMask(of original: String) -> Bool {
    let bytes = Array(original.utf8)
    guard let first = pieces.first, let last = pieces.last else { return false }
    if isWhole { return first == bytes }
    guard first.count + last.count <= bytes.count, bytes.starts(with: first),
      bytes.suffix(last.count).elementsEqual(last)
    else { return false }
    // The first place of each piece leaves the most for those after it.
    var start = first.count
    for piece in pieces.dropFirst().dropLast() {
      guard let found = MaskedText.place(of: piece, in: bytes, from: start) else { return false }
      start = found + piece.count
    }
    return start <= bytes.count - last.count
  }

  /// How long the mask that begins at a place is; zero where none does.
  private static func maskLength(_ bytes: [UInt8], at index: Int) -> Int {
    let run = bytes[index...].prefix { $0 == asterisk }.count
    if run >= fewestAsterisks { return run }
    let digits = bytes[index...].dropFirst().prefix(pseudonymDigits)
    let isPseudonym =
      bytes[index] == UInt8(ascii: "P") && digits.count == pseudonymDigits
      && digits.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    return isPseudonym ? 1 + pseudonymDigits : 0
  }

  private static func place(of piece: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + piece.count <= bytes.count {
      if bytes[place..<place + piece.count].elementsEqual(piece) { return place }
      place += 1
    }
    return nil
  }
}
