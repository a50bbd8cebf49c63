import Core

/// A fixed word of tables and reports in both languages, as a bank's clerks use it.
struct Label: Sendable {
  let japanese: String
  let english: String

  func text(_ language: Language) -> String {
    language == .japanese ? japanese : english
  }
}

extension Label {
  static let accountedFor = Label(
    japanese: "バイト・レコード・金額の内訳", english: "Bytes, records and amounts accounted for")
  static let declaredAndRead = Label(japanese: "申告と読取", english: "Declared and read")
  static let accountedForRecords = Label(japanese: "レコードと金額の照合", english: "Records and amounts reconciled")
  static let accepted = Label(japanese: "受入", english: "Accepted")
  static let account = Label(japanese: "口座", english: "Account")
  static let added = Label(japanese: "追加取引", english: "Added")
  static let agreement = Label(japanese: "照合", english: "Agreement")
  static let agrees = Label(japanese: "一致", english: "agrees")
  static let alertID = Label(japanese: "アラート番号", english: "Alert")
  static let alerts = Label(japanese: "アラート", english: "Alerts")
  static let alsoSaid = Label(japanese: "内容 (英語)", english: "In Japanese")
  static let amount = Label(japanese: "金額", english: "Amount")
  static let assignee = Label(japanese: "担当者", english: "Assignee")
  static let auditHead = Label(japanese: "監査記録の末尾（控え）", english: "End of the audit, to be kept")
  static let balance = Label(japanese: "取引後残高", english: "Balance after")
  static let balances = Label(japanese: "収支", english: "Balances")
  static let band = Label(japanese: "区分", english: "Band")
  static let baseline = Label(japanese: "基準値", english: "Baseline")
  static let businessDay = Label(japanese: "営業日", english: "Business day")
  static let byteLength = Label(japanese: "長さ", english: "Length")
  static let byteOffset = Label(japanese: "位置", english: "Offset")
  static let bytes = Label(japanese: "バイト", english: "Bytes")
  static let cancelled = Label(japanese: "うち取消・訂正", english: "Cancelled")
  static let challenger = Label(japanese: "チャレンジャー", english: "Challenger")
  static let challengerReasons = Label(japanese: "チャレンジャーの理由", english: "Challenger's reasons")
  static let channel = Label(japanese: "チャネル", english: "Channel")
  static let code = Label(japanese: "コード", english: "Code")
  static let contribution = Label(japanese: "寄与", english: "Contribution")
  static let control = Label(japanese: "合計の照合", english: "Control totals")
  static let count = Label(japanese: "件数", english: "Count")
  static let counterparty = Label(japanese: "相手先", english: "Counterparty")
  static let counterpartyAccount = Label(japanese: "相手口座", english: "Counterparty account")
  static let differs = Label(japanese: "不一致", english: "DIFFERS")
  static let direction = Label(japanese: "入払", english: "In/out")
  static let dueDay = Label(japanese: "期限", english: "Due")
  static let erasedAt = Label(japanese: "消去日時", english: "Erased at")
  static let exactSum = Label(japanese: "内訳 (百万分の1単位)", english: "Exact sum (millionths)")
  static let families = Label(japanese: "理由の分類", english: "Reasons by family")
  static let file = Label(japanese: "ファイル", english: "File")
  static let files = Label(japanese: "ファイル", english: "Files")
  static let finishedAt = Label(japanese: "終了", english: "Finished")
  static let format = Label(japanese: "形式", english: "Format")
  static let framing = Label(japanese: "枠", english: "Framing")
  static let kind = Label(japanese: "取引種別", english: "Kind")
  static let likelyType = Label(japanese: "推定される手口", english: "Likely type")
  static let memo = Label(japanese: "摘要", english: "Memo")
  static let memoSpans = Label(japanese: "摘要の内訳", english: "Parts of the memo")
  static let modelDigest = Label(japanese: "モデルのダイジェスト", english: "Model digest")
  static let newFilesNone = Label(japanese: "新しいファイルはありませんでした。", english: "There were no new files.")
  static let noAlerts = Label(japanese: "アラートはありません。", english: "There are no alerts.")
  static let notDeclared = Label(japanese: "申告なし", english: "not declared")
  static let notFinished = Label(japanese: "未完了", english: "not finished")
  static let occurredAt = Label(japanese: "取引日時", english: "Occurred at")
  static let originator = Label(japanese: "振込依頼人名", english: "Originator")
  static let ownModel = Label(japanese: "モデルのスコア", english: "Model's score")
  static let pipeline = Label(japanese: "パイプライン", english: "Pipeline")
  static let place = Label(japanese: "原本の位置", english: "Place in the source")
  static let probability = Label(japanese: "確率", english: "Probability")
  /// A number on the scale of probabilities that was not calibrated on the bank's own outcomes.
  static let estimate = Label(japanese: "目安", english: "Estimate")

  /// What a number on the scale of probabilities is called.
  static func probability(isCalibrated: Bool) -> Label { isCalibrated ? probability : estimate }
  static let program = Label(japanese: "プログラム", english: "Program")
  static let rank = Label(japanese: "順位", english: "Rank")
  static let reasonOrigin = Label(japanese: "種類", english: "Kind of reason")
  static let read = Label(japanese: "読取", english: "Read")
  static let reason = Label(japanese: "主な理由", english: "Main reason")
  static let reasons = Label(japanese: "理由", english: "Reasons")
  static let reconciliation = Label(japanese: "ファイルの照合", english: "Reconciliation of files")
  static let recordNumber = Label(japanese: "件目", english: "Record")
  static let records = Label(japanese: "レコード", english: "Records")
  static let referenceCase = Label(japanese: "参考事例", english: "Reference case")
  static let relatedAlerts = Label(japanese: "関連するアラート", english: "Related alerts")
  static let relation = Label(japanese: "関連", english: "Relation")
  static let rejectID = Label(japanese: "拒否番号", english: "Reject")
  static let rejected = Label(japanese: "拒否", english: "Rejected")
  static let rejects = Label(japanese: "所見と拒否したレコード", english: "Findings and rejected records")
  static let rulePoints = Label(japanese: "ルール点数", english: "Rule points")
  static let rulesDigest = Label(japanese: "ルールのダイジェスト", english: "Rules digest")
  static let run = Label(japanese: "処理番号", english: "Run")
  static let scored = Label(japanese: "採点", english: "Scored")
  static let score = Label(japanese: "スコア", english: "Score")
  static let scoreUnit = Label(
    japanese: "スコアと寄与の単位はロジットです。", english: "Scores and contributions are in logits.")
  static let skipped = Label(japanese: "取込済みのため処理しなかったファイル", english: "Skipped files, recorded before")
  static let smallestChange = Label(japanese: "最小の変更", english: "Smallest change")
  static let startedAt = Label(japanese: "開始", english: "Started")
  static let state = Label(japanese: "状態", english: "State")
  static let status = Label(japanese: "結果", english: "Status")
  static let summary = Label(japanese: "概要", english: "Summary")
  static let tippingOff = Label(
    japanese: "取扱注意: 疑わしい取引の届出に関わる情報を含みます。顧客およびその関係者に開示"
      + "しないでください(犯罪収益移転防止法第8条第3項)。",
    english:
      "Handle with care: contains information related to suspicious transaction reports. "
      + "Do not disclose it to the customer or related persons "
      + "(Act on Prevention of Transfer of Criminal Proceeds, art. 8 (3))."
  )
  static let title = Label(japanese: "夜間処理報告書", english: "Night report")
  static let topAlerts = Label(japanese: "上位のアラート", english: "Top alerts")
  static let total = Label(japanese: "合計", english: "Total")
  static let transaction = Label(japanese: "取引", english: "Transaction")
  static let transactionCount = Label(japanese: "取引数", english: "Transactions")
  static let transactionID = Label(japanese: "取引番号", english: "Transaction ID")
  static let transactions = Label(japanese: "取引", english: "Transactions")
  static let typology = Label(japanese: "類型", english: "Typology")
  static let unknown = Label(japanese: "不明", english: "unknown")
  static let value = Label(japanese: "値", english: "Value")
  static let version = Label(japanese: "版", english: "Version")
  static let whatIsWrong = Label(japanese: "内容", english: "What is wrong")
  static let whatChanged = Label(japanese: "追加の経過", english: "What changed")
  static let withoutAmount = Label(japanese: "うち金額不明", english: "Without amount")
  static let yenAccepted = Label(japanese: "受入金額", english: "Amount accepted")
}
