/// A model file of boosted trees that cannot be used.
///
/// Texts hold keys and names of the file, never values of rows.
public struct BoostedTreesError: Error, Equatable, Sendable {
  /// The line of the file, from one, at which the problem shows.
  public let line: Int
  /// What is wrong there.
  public let problem: TreeFileProblem

  /// Makes the error from its parts.
  public init(line: Int, _ problem: TreeFileProblem) {
    self.line = line
    self.problem = problem
  }

  /// What is wrong and what to do, in English.
  public var english: String {
    "The LightGBM model cannot be used: \(problem.english) (line \(line)). Save it again with "
      + "booster.save_model(path), trained with objective \"binary\"."
  }

  /// What is wrong and what to do, in Japanese.
  public var japanese: String {
    "LightGBMのモデルを使用できません。\(problem.japanese)（\(line)行目）。objective \"binary\" で学習し、"
      + "booster.save_model(path) で保存し直してください。"
  }
}
