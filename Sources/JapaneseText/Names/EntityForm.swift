/// The legal form of the holder of a name, as far as the name says.
///
/// The numbers stand in stored columns: they are never changed or used again.
///
/// - Missing: a name that shows no form is `personOrUnknown`; many companies leave theirs out.
/// - Source: the legal-form abbreviations of the Zengin appendix; the last three come from a single bank's
///   page.
public enum EntityForm: UInt8, CaseIterable, Sendable {
  /// A natural person, or a body whose name does not say its form.
  case personOrUnknown = 0
  /// 株式会社, a stock company.
  case kabushiki = 1
  /// 有限会社, a limited company of the kind no longer founded.
  case yugen = 2
  /// 合名会社, a general partnership company.
  case gomei = 3
  /// 合資会社, a limited partnership company.
  case goshi = 4
  /// 合同会社, a limited liability company.
  case godo = 5
  /// 医療法人, a medical corporation, with its social and special kinds.
  case medical = 6
  /// 財団法人, a foundation, general or in the public interest.
  case foundation = 7
  /// 社団法人, an association, general or in the public interest.
  case association = 8
  /// 宗教法人, a religious corporation.
  case religious = 9
  /// 学校法人, a school corporation.
  case school = 10
  /// 社会福祉法人, a social welfare corporation.
  case welfare = 11
  /// 更生保護法人, an offenders' rehabilitation corporation.
  case rehabilitation = 12
  /// 相互会社, a mutual insurance company.
  case mutual = 13
  /// 特定非営利活動法人, a specified non-profit corporation.
  case nonprofit = 14
  /// 独立行政法人, an independent administrative agency.
  case administrativeAgency = 15
  /// 地方独立行政法人, a local independent administrative agency.
  case localAdministrativeAgency = 16
  /// 弁護士法人, a law firm.
  case lawFirm = 17
  /// 中間法人, an intermediate corporation of the kind no longer founded.
  case intermediate = 18
  /// 行政書士法人, a firm of administrative scriveners.
  case administrativeScrivener = 19
  /// 司法書士法人, a firm of judicial scriveners.
  case judicialScrivener = 20
  /// 税理士法人, a firm of tax accountants.
  case taxAccountant = 21
  /// 国立大学法人 or 公立大学法人, a national or public university.
  case university = 22
  /// 農事組合法人, an agricultural cooperative corporation.
  case agricultural = 23
  /// 管理組合法人, a condominium management association.
  case buildingManagement = 24
  /// 社会保険労務士法人, a firm of labour and social security consultants.
  case labourConsultant = 25
  /// 中期目標管理法人, an agency managed by medium-term objectives.
  case mediumTermObjective = 26
  /// 国立研究開発法人, a national research and development agency.
  case nationalResearch = 27
  /// 行政執行法人, an agency engaged in administrative execution.
  case administrativeExecution = 28
  /// A company whose name says so in English (Co., Ltd., Inc., LLC), which does not tell the form.
  case unspecifiedCompany = 29

  /// Whether the name shows a legal form at all.
  public var isLegalEntity: Bool { self != .personOrUnknown }

  /// Whether two names with these forms can be the same holder's as far as the forms say.
  ///
  /// Equal forms can, and so can a company in English letters and any company.
  public func agrees(with other: EntityForm) -> Bool {
    if self == other { return true }
    return self == .unspecifiedCompany && other.isCompany || isCompany && other == .unspecifiedCompany
  }

  private var isCompany: Bool {
    switch self {
    case .kabushiki, .yugen, .gomei, .goshi, .godo, .mutual: true
    default: false
    }
  }

  /// The form in full as Japanese law writes it; empty for `personOrUnknown` and `unspecifiedCompany`.
  public var japaneseTitle: String { EntityTitles.row(of: self).title }

  /// The abbreviation in half-width kana without brackets, as bank files write it; empty for
  /// `personOrUnknown` and `unspecifiedCompany`.
  public var kanaAbbreviation: String { EntityTitles.row(of: self).kana }
}
