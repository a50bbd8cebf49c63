/// A table: how each legal form is written in names.
enum EntityTitles {
  /// One legal form: its title, its kana abbreviation, and the other spellings that mean it.
  struct Row {
    let form: EntityForm
    let title: String
    let kana: String
    /// Longer or older titles in kanji.
    var otherTitles: [String] = []
    /// What stands between brackets in kanji: 株 of (株).
    var kanjiMarks: [String] = []
    /// Titles spelt out in kana.
    var spelledTitles: [String] = []
  }

  /// The row of a form; an empty one for a person.
  static func row(of form: EntityForm) -> Row {
    rows.first { $0.form == form } ?? Row(form: .personOrUnknown, title: "", kana: "")
  }

  /// Words for an office, written between the same brackets; they say nothing about the form.
  static let officeWords = ["ｴｲ", "ｼﾕﾂ", "代"]

  /// Abbreviations in Latin letters that end a company's name.
  ///
  /// KK, YK and GK are the Japanese forms romanised; the English ones are translations that companies of every
  /// form choose.
  static let latinEndings: [(text: String, form: EntityForm?)] =
    latinBeginnings
    + [
      "CO LTD", "COLTD", "COMPANY LIMITED", "COMPANY LTD", "CO LIMITED", "PTE LTD", "LTD", "LIMITED", "INC",
      "INCORPORATED", "CO INC", "CORP", "CORPORATION", "LLC", "L L C", "PLC", "GMBH",
    ].map { ($0, .unspecifiedCompany) }

  /// Abbreviations in Latin letters that begin a company's name, and end it too.
  static let latinBeginnings: [(text: String, form: EntityForm?)] = [
    ("KK", .kabushiki), ("K K", .kabushiki), ("YK", .yugen), ("Y K", .yugen), ("GK", .godo), ("G K", .godo),
  ]

  static let rows: [Row] = companies + corporations + firms + agencies

  private static let companies = [
    Row(
      form: .kabushiki, title: "株式会社", kana: "ｶ", kanjiMarks: ["株"],
      spelledTitles: ["カブシキガイシヤ", "カブシキカイシヤ"]),
    Row(
      form: .yugen, title: "有限会社", kana: "ﾕ", kanjiMarks: ["有"],
      spelledTitles: ["ユウゲンガイシヤ", "ユウゲンカイシヤ"]),
    Row(
      form: .gomei, title: "合名会社", kana: "ﾒ", kanjiMarks: ["名"],
      spelledTitles: ["ゴウメイガイシヤ"]),
    Row(
      form: .goshi, title: "合資会社", kana: "ｼ", kanjiMarks: ["資"],
      spelledTitles: ["ゴウシガイシヤ"]),
    Row(
      form: .godo, title: "合同会社", kana: "ﾄﾞ", kanjiMarks: ["同"],
      spelledTitles: ["ゴウドウガイシヤ", "ゴウドウカイシヤ"]),
    Row(form: .mutual, title: "相互会社", kana: "ｿ", kanjiMarks: ["相"]),
  ]

  private static let corporations = [
    Row(
      form: .medical, title: "医療法人", kana: "ｲ",
      otherTitles: [
        "社会医療法人社団", "社会医療法人財団", "社会医療法人", "特定医療法人社団", "特定医療法人財団",
        "特定医療法人", "医療法人社団", "医療法人財団",
      ], kanjiMarks: ["医", "医社", "医財", "社医"],
      spelledTitles: ["イリヨウホウジン", "イリヨウホウジンシヤダン", "イリヨウホウジンザイダン"]),
    Row(
      form: .foundation, title: "財団法人", kana: "ｻﾞｲ", otherTitles: ["一般財団法人", "公益財団法人"],
      kanjiMarks: ["財", "一財", "公財"],
      spelledTitles: ["ザイダンホウジン", "イツパンザイダンホウジン", "コウエキザイダンホウジン"]),
    Row(
      form: .association, title: "社団法人", kana: "ｼﾔ", otherTitles: ["一般社団法人", "公益社団法人"],
      kanjiMarks: ["社", "一社", "公社"],
      spelledTitles: ["シヤダンホウジン", "イツパンシヤダンホウジン", "コウエキシヤダンホウジン"]),
    Row(
      form: .religious, title: "宗教法人", kana: "ｼﾕｳ", kanjiMarks: ["宗"],
      spelledTitles: ["シユウキヨウホウジン"]),
    Row(
      form: .school, title: "学校法人", kana: "ｶﾞｸ", otherTitles: ["準学校法人"], kanjiMarks: ["学"],
      spelledTitles: ["ガツコウホウジン"]),
    Row(
      form: .welfare, title: "社会福祉法人", kana: "ﾌｸ", kanjiMarks: ["福", "社福"],
      spelledTitles: ["シヤカイフクシホウジン"]),
    Row(form: .rehabilitation, title: "更生保護法人", kana: "ﾎｺﾞ"),
    Row(
      form: .nonprofit, title: "特定非営利活動法人", kana: "ﾄｸﾋ", otherTitles: ["NPO法人"],
      kanjiMarks: ["特非", "NPO"], spelledTitles: ["トクテイヒエイリカツドウホウジン"]),
    Row(
      form: .intermediate, title: "中間法人", kana: "ﾁﾕｳ",
      otherTitles: ["有限責任中間法人", "無限責任中間法人"]),
    Row(form: .agricultural, title: "農事組合法人", kana: "ﾉｳ"),
    Row(form: .buildingManagement, title: "管理組合法人", kana: "ｶﾝﾘ"),
  ]

  private static let firms = [
    Row(form: .lawFirm, title: "弁護士法人", kana: "ﾍﾞﾝ", kanjiMarks: ["弁"]),
    Row(form: .administrativeScrivener, title: "行政書士法人", kana: "ｷﾞﾖ"),
    Row(form: .judicialScrivener, title: "司法書士法人", kana: "ｼﾎｳ"),
    Row(form: .taxAccountant, title: "税理士法人", kana: "ｾﾞｲ", kanjiMarks: ["税"]),
    Row(form: .labourConsultant, title: "社会保険労務士法人", kana: "ﾛｳﾑ"),
  ]

  private static let agencies = [
    Row(form: .administrativeAgency, title: "独立行政法人", kana: "ﾄﾞｸ", kanjiMarks: ["独", "独法"]),
    Row(form: .localAdministrativeAgency, title: "地方独立行政法人", kana: "ﾁﾄﾞｸ", kanjiMarks: ["地独"]),
    Row(form: .university, title: "国立大学法人", kana: "ﾀﾞｲ", otherTitles: ["公立大学法人"], kanjiMarks: ["大"]),
    Row(form: .mediumTermObjective, title: "中期目標管理法人", kana: "ﾓｸ"),
    Row(form: .nationalResearch, title: "国立研究開発法人", kana: "ｹﾝ", kanjiMarks: ["国研"]),
    Row(form: .administrativeExecution, title: "行政執行法人", kana: "ｼﾂ"),
  ]
}
