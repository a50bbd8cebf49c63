import Core

/// What a person writes to an alert.
///
/// - Shape: UTF-8 of at most `Limits.noteBytes` bytes that is not blank; lines and tabs may be in it, other control characters not.
///   Everything else is kept as it was written; who shows it shows it escaped.
public struct NoteText: Hashable, Sendable {
  /// Why a text cannot be a note.
  public enum Fault: Error, Hashable, Sendable {
    /// It holds nothing but spaces.
    case blank
    /// It is longer than a note may be.
    case tooLong(bytes: Int)
    /// It holds a control character, counted from 1 in characters of the text.
    case controlCharacter(position: Int)
  }

  /// The text.
  public let text: String

  /// Makes a note from what a person typed.
  public init(_ typed: String) throws(Fault) {
    let bytes = typed.utf8.count
    guard bytes <= Limits.noteBytes else { throw .tooLong(bytes: bytes) }
    var isBlank = true
    for (index, scalar) in typed.unicodeScalars.enumerated() {
      if !scalar.properties.isWhitespace { isBlank = false }
      let mayStand = scalar == "\n" || scalar == "\t"
      if !mayStand && scalar.properties.generalCategory == .control {
        throw .controlCharacter(position: index + 1)
      }
    }
    guard !isBlank else { throw .blank }
    text = typed
  }
}
