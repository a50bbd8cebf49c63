/// Cuts the text of an expression into tokens.
///
/// - Source: the lexis of the Common Expression Language (cel-spec, langdef).
struct ExpressionLexer {
  private let bytes: [UInt8]
  private let allowsComments: Bool
  private var index = 0

  private init(_ text: String, allowsComments: Bool) {
    self.bytes = Array(text.utf8)
    self.allowsComments = allowsComments
  }

  static func tokens(of text: String, allowsComments: Bool) throws(ExpressionFault) -> [Token] {
    var lexer = ExpressionLexer(text, allowsComments: allowsComments)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(ExpressionFault) -> Token {
    try skipSpace()
    let start = index
    guard let byte = peek() else { return Token(kind: .end, span: start..<start) }
    let kind: Token.Kind
    if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isDigit == true) {
      kind = try number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      kind = .text(try quoted(isRaw: false, isBytes: false))
    } else if byte.isLetter {
      kind = try wordOrPrefixedText()
    } else if byte == UInt8(ascii: "`") {
      kind = try backtickedWord()
    } else {
      kind = .sign(try sign())
    }
    return Token(kind: kind, span: start..<index)
  }

  private mutating func skipSpace() throws(ExpressionFault) {
    while true {
      while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
      guard peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") else { return }
      guard allowsComments else { throw fault(.outsideSubset("//"), at: index) }
      while let byte = peek(), byte != 0x0A { index += 1 }
    }
  }

  private mutating func sign() throws(ExpressionFault) -> Token.Sign {
    for length in [2, 1] where index + length <= bytes.count {
      let text = String(decoding: bytes[index..<index + length], as: UTF8.self)
      if let sign = Token.Sign(rawValue: text) {
        index += length
        return sign
      }
    }
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    throw fault(.unexpected(String(decoding: bytes[index..<end], as: UTF8.self)), at: index)
  }

  private mutating func wordOrPrefixedText() throws(ExpressionFault) -> Token.Kind {
    let start = index
    while let byte = peek(), byte.isLetter || byte.isDigit { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return .word(word)
    }
    switch word.lowercased() {
    case "r": return .text(try quoted(isRaw: true, isBytes: false))
    case "b": return .bytes(try quoted(isRaw: false, isBytes: true))
    case "br", "rb": return .bytes(try quoted(isRaw: true, isBytes: true))
    default: throw fault(.unexpected(String(UnicodeScalar(quote))), at: index)
    }
  }

  /// Reads a name of letters, digits and `_ . - /` and space, as the grammar allows between backticks.
  private mutating func backtickedWord() throws(ExpressionFault) -> Token.Kind {
    let start = index + 1
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "`")), end > start,
      bytes[start..<end].allSatisfy({ $0.isLetter || $0.isDigit || " .-/".utf8.contains($0) })
    else {
      throw fault(.badLiteral("`"), at: index)
    }
    index = end + 1
    return .quotedWord(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private mutating func number() throws(ExpressionFault) -> Token.Kind {
    let start = index
    if peek() == UInt8(ascii: "0"), let letter = peek(1), letter | 0x20 == UInt8(ascii: "x") {
      index += 2
      let digits = takeDigits(\.isHexadecimalDigit)
      return try integer(digits, radix: 16, start: start)
    }
    let whole = takeDigits(\.isDigit)
    var isReal = false
    if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
      isReal = true
      index += 1
      _ = takeDigits(\.isDigit)
    }
    if let letter = peek(), letter | 0x20 == UInt8(ascii: "e") {
      isReal = true
      index += 1
      if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
      guard !takeDigits(\.isDigit).isEmpty else { throw fault(.badLiteral(literal(from: start)), at: start) }
    }
    guard isReal else { return try integer(whole, radix: 10, start: start) }
    try refuseTrailingLetter(start)
    guard let number = Double(literal(from: start)), number.isFinite else {
      throw fault(.badLiteral(literal(from: start)), at: start)
    }
    return .real(number)
  }

  private mutating func integer(_ digits: String, radix: Int, start: Int) throws(ExpressionFault)
    -> Token.Kind
  {
    var isUnsigned = false
    if let letter = peek(), letter | 0x20 == UInt8(ascii: "u") {
      isUnsigned = true
      index += 1
    }
    try refuseTrailingLetter(start)
    guard let number = UInt64(digits, radix: radix) else {
      throw fault(.badLiteral(literal(from: start)), at: start)
    }
    return isUnsigned ? .unsigned(number) : .integer(number)
  }

  private func refuseTrailingLetter(_ start: Int) throws(ExpressionFault) {
    guard let byte = peek(), byte.isLetter || byte.isDigit else { return }
    throw fault(.badLiteral(String(decoding: bytes[start...index], as: UTF8.self)), at: start)
  }

  private mutating func quoted(isRaw: Bool, isBytes: Bool) throws(ExpressionFault) -> [UInt8] {
    var reader = QuotedText(bytes: bytes, index: index, isRaw: isRaw, isBytes: isBytes)
    let text = try reader.read()
    index = reader.index
    return text
  }

  private mutating func takeDigits(_ isTaken: (UInt8) -> Bool) -> String {
    let start = index
    while let byte = peek(), isTaken(byte) { index += 1 }
    return literal(from: start)
  }

  private func literal(from start: Int) -> String {
    String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private func peek(_ ahead: Int = 0) -> UInt8? {
    index + ahead < bytes.count ? bytes[index + ahead] : nil
  }

  private func fault(_ kind: ExpressionFault.Kind, at offset: Int) -> ExpressionFault {
    ExpressionFault(kind, at: offset..<max(index, offset))
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
