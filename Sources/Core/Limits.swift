/// Every maximum of the program in one place.
public enum Limits {
  /// The most rows in one batch.
  public static let batchRows = 8_192
  /// The longest CSV record in bytes.
  public static let csvRecordBytes = 1 << 20
  /// The most columns in a CSV record.
  public static let csvColumns = 512
  /// The largest amount in yen that a record may carry, above Zengin's twelve digits.
  public static let amountYen: Int64 = 9_999_999_999_999
  /// The largest sum of one file in yen; sums over the files of a month then stay far below the largest integer.
  public static let fileYen: Int64 = 10_000_000_000_000_000
  /// The most bytes of content that are taken from one compressed file: far above a night of the largest bank, and minutes of
  /// decompressing for a file that was made to waste them.
  public static let contentBytes: Int64 = 64 << 30
  /// How many times larger than its compressed file a content may be once it is above `contentFreeBytes`.
  ///
  /// Statements compress 5 to 40 times; gzip can reach 1,032, zstd and xz far more.
  public static let contentExpansion: Int64 = 500
  /// The bytes of content below which `contentExpansion` does not matter.
  public static let contentFreeBytes: Int64 = 64 << 20
  /// How many days after the business day a transaction may be dated and still enter windows: transfers are ordered weeks ahead.
  public static let futureDays = 92
  /// The largest configuration file in bytes.
  public static let manifestBytes = 1 << 20
  /// The deepest nesting of a configuration file.
  public static let manifestDepth = 32
  /// The most rejects of one file that are kept with their bytes; more are counted only, and the file is quarantined.
  public static let rejectsPerFile = 10_000
  /// The most alerts of one business day: their numbers have six digits.
  public static let alertsOfDay = 999_999
  /// The most accounts of one night that are drawn from below the line.
  public static let sampleOfNight = 500
  /// The most alerts that are said to have to do with one alert.
  public static let relatedAlerts = 20
  /// The longest rule condition in bytes.
  public static let conditionBytes = 4_096
  /// The deepest nesting of a rule condition.
  public static let conditionDepth = 64
  /// The most pieces of a rule condition that one row may have evaluated, by the estimate and in fact.
  public static let conditionSteps = 100_000
  /// How long the estimate takes a text to be, in bytes: longer than a memo or a name of any format.
  public static let conditionTextBytes = 512
  /// How many elements the estimate takes a list to have.
  public static let conditionElements = 64
  /// The largest model file of boosted trees in bytes.
  public static let treeFileBytes = 32 << 20
  /// The most trees of a model.
  public static let treesOfModel = 10_000
  /// The most features of a model of trees.
  public static let treeFeatures = 4_096
  /// The most leaves of a tree.
  public static let treeLeaves = 1 << 16
  /// The most splits from the root of a tree to a leaf.
  public static let treeDepth = 256
  /// The largest model file in bytes.
  public static let modelBytes = 2 << 20
  /// The largest file of an adapter of a model in bytes.
  public static let adapterBytes = 64 << 10
  /// The deepest nesting of an XML document.
  public static let xmlDepth = 64
  /// The most attributes of an XML element.
  public static let xmlAttributes = 32
  /// The longest text of an XML element, and the longest stretch of an XML file without a tag, in bytes.
  public static let xmlTextBytes = 1 << 16
  /// The longest record of an XML file in bytes.
  public static let xmlRecordBytes = 1 << 20
  /// How much of a name that is not known is shown, in bytes.
  public static let xmlShownName = 80
  /// The longest name of a person in characters.
  public static let personNameCharacters = 100
  /// The longest note to an alert in bytes.
  public static let noteBytes = 8_192
  /// The longest name of an attachment in bytes.
  public static let attachmentNameBytes = 255
  /// The most bank business days in which anything is due.
  public static let dueBusinessDays = 366
  /// The longest time for which a privacy file may keep what belongs to people, in years.
  public static let retentionYears = 100
  /// The longest text to search for in bytes.
  public static let searchBytes = 512
  /// How far the alerts of a list are counted.
  public static let alertsCounted = 10_000
  /// The most alerts of one page of a list.
  public static let alertsOfPage = 10_000
}
