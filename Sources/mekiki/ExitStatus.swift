import ArgumentParser

/// What the program's exit code means, after sysexits.h; no code has two meanings.
enum ExitStatus: Int32 {
  /// All went well.
  case clean = 0
  /// The night ended, but a file was refused or could not be read.
  case filesRefused = 1
  /// The command line is wrong.
  case usage = 64
  /// Data were refused, or they were not enough to make a model surely better.
  case dataRefused = 65
  /// There is no input.
  case noInput = 66
  /// Something needed is missing or in use.
  case unavailable = 69
  /// A fault of this program or of the machine's arithmetic.
  case internalFault = 70
  /// An output cannot be created.
  case cannotCreate = 73
  /// Reading or writing failed.
  case inputOutput = 74
  /// Somebody else changed it meanwhile: look again and try again.
  case changedMeanwhile = 75
  /// Rights are missing.
  case noPermission = 77
  /// A configuration is wrong.
  case configuration = 78

  /// The form in which the argument parser takes it.
  var code: ExitCode { ExitCode(rawValue) }
}
