import Core
import Features
import Reporting
import Rules

/// The ways in which a pipeline cannot be loaded or a night cannot run.
///
/// - Errors: each case carries the fact that is needed to act; none carries customer data.
public enum PipelineError: Error {
  /// The pipeline's folder or its `pipeline.yaml` cannot be read.
  case unreadablePipeline(path: String)
  /// The pipeline's files are wrong in the ways that the findings say; the files are those that were read.
  case invalidPipeline(findings: [Finding], files: [RuleFile] = [])
  /// The folder with the night's files cannot be read.
  case unreadableInbox(path: String)
  /// The customers' file is missing or cannot be read.
  case noCustomers(finding: Finding)
  /// The customers' file was refused.
  case unreadableCustomers(finding: Finding)
  /// The database holds the state of an account that cannot be read.
  case unreadableState(FeaturesError)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .unreadablePipeline(let path):
      return
        "No pipeline can be read at \(path): it must be a folder with a pipeline.yaml. Check the path and its rights."
    case .invalidPipeline(let findings, let files):
      return
        "The pipeline has \(findings.count) faults; nothing was run. Correct them and try 'mekiki check' again.\n"
        + PipelineError.list(findings, files, .english)
    case .unreadableInbox(let path):
      return
        "The input folder \(path) cannot be read. Create it, give this user the right to read it, or name another with --input."
    case .noCustomers(let finding):
      return "The customers' file cannot be read; nothing was run. " + finding.line(.english)
    case .unreadableCustomers(let finding):
      return "The customers' file was refused; nothing was run. " + finding.line(.english)
    case .unreadableState(let error): return error.english
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .unreadablePipeline(let path):
      return "\(path) のパイプラインを読み込めません。pipeline.yaml のあるフォルダーを指定し、権限を確認してください。"
    case .invalidPipeline(let findings, let files):
      return "パイプラインに\(findings.count)件の誤りがあるため実行していません。修正して mekiki check で確認してください。\n"
        + PipelineError.list(findings, files, .japanese)
    case .unreadableInbox(let path):
      return "入力フォルダー \(path) を読み込めません。作成するか、読み取り権限を付与するか、--input で別のフォルダーを指定してください。"
    case .noCustomers(let finding):
      return "顧客ファイルを読み込めないため実行していません。" + finding.line(.japanese)
    case .unreadableCustomers(let finding):
      return "顧客ファイルを受け付けられないため実行していません。" + finding.line(.japanese)
    case .unreadableState(let error): return error.japanese
    }
  }

  /// The findings, each with the line of its file and a mark at the column.
  private static func list(_ findings: [Finding], _ files: [RuleFile], _ language: Language) -> String {
    String(FindingList(findings, files: files).terminal(language).dropLast())
  }
}
