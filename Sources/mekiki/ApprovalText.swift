import Core
import Pipeline
import Reporting

/// Writes where a rule pack stands between its author and the one who approves it.
enum ApprovalText {
  /// One line; with what to do when a night would refuse the pack.
  static func text(
    _ standing: RuleApproval.Standing, _ digest: String, isWanted: Bool, _ language: Language
  ) -> String {
    let pack = digest.prefix(12)
    let isJapanese = language == .japanese
    let words: String
    switch standing {
    case .approved(let author, let approver):
      return VisibleText.make(
        isJapanese
          ? "ルール一式 \(pack)：\(author) が提案し、\(approver) が承認しました。"
          : "Rule pack \(pack): proposed by \(author), approved by \(approver).") + "\n"
    case .proposed(let authors):
      let names = authors.joined(separator: isJapanese ? "、" : ", ")
      words = VisibleText.make(
        isJapanese
          ? "ルール一式 \(pack)：\(names) が提案しましたが、承認されていません。"
          : "Rule pack \(pack): proposed by \(names), not approved.")
    case .unknown:
      words =
        isJapanese
        ? "ルール一式 \(pack)：提案も承認もされていません。" : "Rule pack \(pack): neither proposed nor approved."
    }
    guard isWanted else { return words + "\n" }
    return words
      + (isJapanese
        ? "このパイプラインは承認済みのルールを求めるため、実行できません。担当者が mekiki rules propose を、別の担当者が mekiki rules approve を実行してください。\n"
        : " The pipeline wants approved rules, so no night would run. One person runs 'mekiki rules propose', another 'mekiki rules approve'.\n")
  }
}
