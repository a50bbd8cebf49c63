/// What a bank says of itself in a report of a suspicious transaction.
///
/// - Missing: what the bank has not written down is nil, and stays to be filled in by a person.
public struct ReportingInstitution: Hashable, Sendable {
  /// One of the things that a bank says of itself.
  public enum Item: String, CaseIterable, Sendable {
    /// 事業者名.
    case institutionName = "institution_name"
    /// 代表者名.
    case representativeName = "representative_name"
    /// 本店所在地の郵便番号.
    case headOfficePostcode = "head_office_postcode"
    /// 本店所在地.
    case headOfficeAddress = "head_office_address"
    /// 担当部署名.
    case contactDepartment = "contact_department"
    /// 営業所名.
    case contactOffice = "contact_office"
    /// 営業所所在地.
    case officeAddress = "office_address"
    /// 営業所の電話番号.
    case officeTelephone = "office_telephone"
    /// 内線番号.
    case officeExtension = "office_extension"
  }

  /// What is known.
  public var texts: [Item: String]

  /// Makes an institution from what is known of it.
  public init(texts: [Item: String] = [:]) {
    self.texts = texts
  }
}
