import COpenSSL

/// Turns OpenSSL's thread-local error queue into text, and empties it.
///
/// The queue must be emptied after every failure: a stale entry would be blamed on the next one.
enum OpenSSLReason {
  static func takeLast() -> String {
    let code = ERR_peek_last_error()
    ERR_clear_error()
    guard code != 0 else { return "no reason given" }
    var text = [CChar](repeating: 0, count: 256)
    ERR_error_string_n(code, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
