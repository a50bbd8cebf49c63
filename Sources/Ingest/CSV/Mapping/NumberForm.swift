/// How a file writes its numbers.
///
/// - Input: what is not allowed here is refused, so that no number is read in another sense than the one declared.
public struct NumberForm: Hashable, Sendable {
  /// What stands between groups of three digits.
  public enum ThousandsSeparator: String, CaseIterable, Sendable {
    /// `1,234,567`.
    case comma
    /// `1.234.567`.
    case point
    /// `1 234 567`, also with a space that does not break.
    case space
    /// `1'234'567`.
    case apostrophe
  }

  /// What stands before the decimals.
  public enum DecimalMark: String, CaseIterable, Sendable {
    /// `1234.5`.
    case point
    /// `1234,5`.
    case comma
  }

  /// What one of the number is worth.
  public enum Unit: String, CaseIterable, Sendable {
    /// One yen, or the currency's own unit.
    case yen
    /// A thousand yen (千円).
    case thousandYen = "thousand_yen"
    /// A million yen (百万円).
    case millionYen = "million_yen"

    /// The power of ten.
    var zeros: Int {
      switch self {
      case .yen: return 0
      case .thousandYen: return 3
      case .millionYen: return 6
      }
    }
  }

  /// A way to write that a number is negative.
  public enum NegativeMark: String, CaseIterable, Sendable {
    /// A minus sign before it; a plus sign before a number that is not negative is allowed with it.
    case minus
    /// A minus sign behind it.
    case trailingMinus = "trailing_minus"
    /// Round brackets around it.
    case brackets
    /// A white or black triangle before it (△, ▲).
    case triangle
  }

  /// What becomes of decimals beyond those that are kept.
  public enum Rest: String, CaseIterable, Sendable {
    /// A number whose rest is not zero is refused.
    case refuse
    /// The number is rounded, halves away from zero; for files whose amounts passed through binary fractions (85.64999999999999).
    case nearest
  }

  /// What may stand between groups of three digits; nil when nothing may.
  public var thousandsSeparator: ThousandsSeparator?
  /// What stands before decimals; nil when there are none.
  public var decimalMark: DecimalMark?
  /// How many decimals are kept: with 2, `57.16` becomes 5716.
  public var decimals: Int
  /// What becomes of further decimals.
  public var rest: Rest
  /// What one is worth.
  public var unit: Unit
  /// Whether a yen sign may stand before the number or 円 behind it.
  public var hasYenSign: Bool
  /// Whether full-width digits and signs are read like the others.
  public var isFullWidth: Bool
  /// The ways to write that a number is negative.
  public var negativeMarks: Set<NegativeMark>
  /// Whether blanks before and behind the number are taken away.
  public var isTrimmed: Bool

  /// The most decimals that can be kept.
  public static let mostDecimals = 6

  /// Makes a form; without arguments it is digits only.
  public init(
    thousandsSeparator: ThousandsSeparator? = nil, decimalMark: DecimalMark? = nil, decimals: Int = 0,
    rest: Rest = .refuse, unit: Unit = .yen, hasYenSign: Bool = false, isFullWidth: Bool = false,
    negativeMarks: Set<NegativeMark> = [], isTrimmed: Bool = false
  ) {
    precondition((0...NumberForm.mostDecimals).contains(decimals), "0 to 6 decimals can be kept.")
    self.thousandsSeparator = thousandsSeparator
    self.decimalMark = decimalMark
    self.decimals = decimals
    self.rest = rest
    self.unit = unit
    self.hasYenSign = hasYenSign
    self.isFullWidth = isFullWidth
    self.negativeMarks = negativeMarks
    self.isTrimmed = isTrimmed
  }

  /// Digits only.
  public static let digits = NumberForm()

  /// Digits, with a minus sign before them when the number is negative.
  public static let signedDigits = NumberForm(negativeMarks: [.minus])
}

/// A number of a table file: where it stands and how it is written.
public struct TableNumber: Hashable, Sendable {
  /// Where it stands.
  public var text: TableText
  /// How it is written.
  public var form: NumberForm

  /// Makes a number.
  public init(_ text: TableText, form: NumberForm) {
    self.text = text
    self.form = form
  }
}
