import ArgumentParser

/// What the program's exit code means, after sysexits.h; no code has two meanings.
enum ExitStatus: Int32 {
  /// All went well.
  case clean = 0
  /// The night ended, but a file was refused or could not be read.
  case filesRefused = 1
  /// A bundle is unsafe to unpack.
  case bundleUnsafe = 10
  /// A bundle's archive is damaged.
  case bundleDamaged = 11
  /// A bundle lacks a file.
  case bundleIncomplete = 12
  /// A bundle has a file that was not sealed.
  case bundleExtended = 13
  /// A file of a bundle is not what was sealed.
  case bundleChanged = 14
  /// The files of a bundle contradict each other.
  case bundleContradicts = 15
  /// A bundle's signature is wrong or not whole.
  case signatureWrong = 16
  /// A bundle is signed by a key that is unknown or did not count then.
  case keyRefused = 17
  /// Fewer have signed a bundle than were asked for.
  case tooFewSigners = 18
  /// A value of a bundle was computed again and is another.
  case replayDiffers = 19
  /// A bundle cannot be computed again.
  case replayRefused = 20
  /// A bundle is not the redaction of another.
  case redactionDiffers = 21
  /// The command line is wrong.
  case usage = 64
  /// Data were refused, or they were not enough to make a model surely better.
  case dataRefused = 65
  /// There is no input.
  case noInput = 66
  /// Something needed is missing.
  case unavailable = 69
  /// A fault of this program or of the machine's arithmetic.
  case internalFault = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Somebody else works on it or changed it, or the work was to stop before its end: try again.
  case tryAgain = 75
  /// Rights are missing.
  case noPermission = 77
  /// A configuration is wrong.
  case configuration = 78

  /// The form in which the argument parser takes it.
  var code: ExitCode { ExitCode(rawValue) }
}
