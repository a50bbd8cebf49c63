/// The mark on everything that could show that a suspicious transaction report was or will be made.
///
/// - Source: Act on Prevention of Transfer of Criminal Proceeds (犯罪による収益の移転防止に関する法律), article 8, paragraph 3.
enum EvidenceRestriction {
  /// The label in `bag-info.txt`, once for each language.
  static let label = "Access-Restriction"
  static let japanese = "疑わしい取引の届出に関する情報を含む。顧客およびその関係者に見せてはならない（犯収法8条3項）"
  static let english = "contains STR-related information: do not show to the customer (犯収法8条3項)"
}
