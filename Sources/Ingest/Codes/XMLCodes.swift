// Codes of ISO 20022 messages. New ones take numbers 160 to 199.

extension IngestCode {
  /// All of them, in the order of their numbers.
  static let xmlCodes: [IngestCode] = []
}
