/// The version of the program, as it is stored with every run.
public enum ProgramVersion {
  /// The version.
  public static let current = "0.1.0"
}
