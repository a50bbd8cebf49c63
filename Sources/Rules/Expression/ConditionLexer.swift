/// Cuts the text of a condition into tokens.
///
/// - Source: the lexis of the Common Expression Language (cel-spec, langdef).
struct ConditionLexer {
  private let bytes: [UInt8]
  private var index = 0

  private init(_ text: String) {
    self.bytes = Array(text.utf8)
  }

  static func tokens(of text: String) throws(ConditionFault) -> [Token] {
    var lexer = ConditionLexer(text)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() throws(ConditionFault) -> Token {
    try skipSpace()
    let start = index
    guard let byte = peek() else { return Token(kind: .end, span: start..<start) }
    let kind: Token.Kind
    if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isDigit == true) {
      kind = try number()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      kind = .text(try quoted(isRaw: false))
    } else if byte.isLetter {
      kind = try wordOrPrefixedText()
    } else if byte == UInt8(ascii: "`") {
      kind = try backtickedWord()
    } else {
      kind = .sign(try sign())
    }
    return Token(kind: kind, span: start..<index)
  }

  /// Skips white space; CEL's comments are refused, because a folded YAML text has no line ends to close
  /// them.
  private mutating func skipSpace() throws(ConditionFault) {
    while let byte = peek(), byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
      throw fault(.outsideSubset("//"), at: index)
    }
  }

  private mutating func sign() throws(ConditionFault) -> Token.Sign {
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

  private mutating func wordOrPrefixedText() throws(ConditionFault) -> Token.Kind {
    let start = index
    while let byte = peek(), byte.isLetter || byte.isDigit { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    guard let quote = peek(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return .word(word)
    }
    switch word.lowercased() {
    case "r": return .text(try quoted(isRaw: true))
    case "b", "br", "rb": throw fault(.outsideSubset("bytes"), at: start)
    default: throw fault(.unexpected(String(UnicodeScalar(quote))), at: index)
    }
  }

  private mutating func backtickedWord() throws(ConditionFault) -> Token.Kind {
    let start = index + 1
    guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "`")), end > start else {
      throw fault(.badLiteral("`"), at: index)
    }
    index = end + 1
    return .quotedWord(String(decoding: bytes[start..<end], as: UTF8.self))
  }

  private mutating func number() throws(ConditionFault) -> Token.Kind {
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

  private mutating func integer(_ digits: String, radix: Int, start: Int) throws(ConditionFault) -> Token.Kind
  {
    if let letter = peek(), letter | 0x20 == UInt8(ascii: "u") {
      throw fault(.outsideSubset("uint"), at: start)
    }
    try refuseTrailingLetter(start)
    guard let number = UInt64(digits, radix: radix) else {
      throw fault(.badLiteral(literal(from: start)), at: start)
    }
    return .integer(number)
  }

  private func refuseTrailingLetter(_ start: Int) throws(ConditionFault) {
    guard let byte = peek(), byte.isLetter || byte.isDigit else { return }
    throw fault(.badLiteral(String(decoding: bytes[start...index], as: UTF8.self)), at: start)
  }

  private mutating func quoted(isRaw: Bool) throws(ConditionFault) -> String {
    var reader = QuotedText(bytes: bytes, index: index, isRaw: isRaw)
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

  private func fault(_ fault: RuleFault, at offset: Int) -> ConditionFault {
    ConditionFault(fault: fault, utf8Offset: offset)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) || self == UInt8(ascii: "_")
  }

  fileprivate var isHexadecimalDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
