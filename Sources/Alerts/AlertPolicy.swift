import Core
import Manifests
import Scoring

/// When a score becomes an alert, and how many an analyst can read in a day.
///
/// - Unit: lines are millionths of a logit of the combined score.
public struct AlertPolicy: Sendable, Equatable {
  /// How model and rules combine.
  public let combination: ScoreCombination
  /// The score from which a transaction is worth a look.
  public let lookLineMicro: Int64
  /// The score from which an alert is to be looked at first.
  public let alarmLineMicro: Int64
  /// The days after the first transaction ever seen in which windows fill and no alert is raised.
  public let learningDays: Int
  /// Whose score goes on to the rules and the lines.
  public let decider: ScoreDecider
  /// How a challenger's score is calibrated, or nil when the policy knows of none.
  public let challengerCalibration: ChallengerCalibration?
  /// Which probability belongs to a score.
  public let scale: ProbabilityScale
  /// How many alerts of a night analysts are given.
  public let queue: QueuePolicy
  /// How many days apart alerts may be that have to do with each other, or nil when none are looked for.
  public let linkDays: Int?
  /// The alerts that are kept from the queue, in the order of the file.
  public let suppressions: [AlertSuppression]

  /// Makes a policy from its numbers.
  public init(
    combination: ScoreCombination, lookLineMicro: Int64, alarmLineMicro: Int64, learningDays: Int,
    decider: ScoreDecider = .model, challengerCalibration: ChallengerCalibration? = nil,
    scale: ProbabilityScale = .logistic(isCalibrated: false), queue: QueuePolicy = .unbounded,
    linkDays: Int? = nil, suppressions: [AlertSuppression] = []
  ) {
    self.linkDays = linkDays
    self.suppressions = suppressions
    self.scale = scale
    self.queue = queue
    precondition(
      decider == .model || challengerCalibration != nil, "A challenger that decides is calibrated.")
    self.decider = decider
    self.challengerCalibration = challengerCalibration
    precondition(lookLineMicro <= alarmLineMicro, "The alarm line cannot lie below the look line.")
    precondition(learningDays >= 0, "A learning period cannot be negative.")
    self.learningDays = learningDays
    self.combination = combination
    self.lookLineMicro = lookLineMicro
    self.alarmLineMicro = alarmLineMicro
  }

  /// The band of a score, or nil when it lies below both lines.
  public func band(scoreMicro: Int64) -> AlertBand? {
    if scoreMicro >= alarmLineMicro { return .alarm }
    return scoreMicro >= lookLineMicro ? .look : nil
  }
}

extension AlertPolicy {
  /// What keeps an alert from the queue of a night, or nil when nothing does; the first in the file counts.
  public func suppression(account: AccountID, typology: String, night: BankDay) -> AlertSuppression? {
    suppressions.first { $0.holds(account: account, typology: typology, night: night) }
  }

  /// Reads a policy file.
  ///
  /// - Errors: everything that is wrong with the file comes back as findings, and then there is no policy.
  public static func read(bytes: [UInt8], name: String) -> (policy: AlertPolicy?, findings: [Finding]) {
    let reading = ManifestReading(bytes: bytes, name: name)
    guard let root = reading.rootMapping() else { return (nil, reading.findings) }
    let combination = readCombination(root)
    let look = root.integer("look_line_micro", in: lineRange)
    let alarm = root.integer("alarm_line_micro", in: lineRange)
    let learning = root.integer("learning_days", in: 0...400)
    let decider = root.optional("decides")
    let decides = decider.map { $0.word(ScoreDecider.self) } ?? .model
    let calibration = root.optionalMapping("challenger_calibration").flatMap(readCalibration)
    let scale =
      root.optionalMapping("calibration").map { ProbabilityScale.read($0, reading) }
      ?? .logistic(isCalibrated: false)
    let queue = root.optionalMapping("queue").map { QueuePolicy.read($0, reading) } ?? .unbounded
    let linkDays = root.optionalInteger("link_days", in: 1...366)
    let suppressions = AlertSuppression.readAll(root.optionalList("suppress") ?? [], reading)
    // Why the lines lie where they do must be written down, though no program reads it.
    _ = root.string("why")
    _ = root.string("source")
    root.finish()
    guard let combination, let look, let alarm, let learning, let decides, let scale, let queue,
      !reading.hasErrors
    else {
      return (nil, reading.findings)
    }
    guard look <= alarm else {
      reading.report(
        Finding(
          code: "ALT-001", severity: .fatal, place: Finding.Place(file: name, field: "alarm_line_micro"),
          japanese: "alarm_line_micro は look_line_micro 以上にしてください。",
          english: "alarm_line_micro must not be smaller than look_line_micro."))
      return (nil, reading.findings)
    }
    guard decides == .model || calibration != nil else {
      reading.report(
        Finding(
          code: "ALT-002", severity: .fatal,
          place: decider?.place ?? Finding.Place(file: name, field: "decides"),
          japanese: "decides に \(decides.rawValue) を指定するには challenger_calibration が必要です。"
            + "mekiki model compare が出力する行を加えてください。",
          english: "decides: \(decides.rawValue) needs challenger_calibration. Add the lines that "
            + "'mekiki model compare' prints."))
      return (nil, reading.findings)
    }
    let policy = AlertPolicy(
      combination: combination, lookLineMicro: look, alarmLineMicro: alarm,
      learningDays: Int(learning), decider: decides, challengerCalibration: calibration, scale: scale,
      queue: queue, linkDays: linkDays.map { Int($0) }, suppressions: suppressions)
    return (policy, reading.findings)
  }

  private static let lineRange: ClosedRange<Int64> = -50_000_000...50_000_000

  /// A slope of zero or less would turn the order of scores around.
  private static func readCalibration(_ mapping: ManifestMapping) -> ChallengerCalibration? {
    let slope = mapping.integer("slope_micro", in: 1...10_000_000)
    let offset = mapping.integer("offset_micro", in: lineRange)
    mapping.finish()
    guard let slope, let offset else { return nil }
    return ChallengerCalibration(slopeMicro: slope, offsetMicro: offset)
  }

  private static func readCombination(_ root: ManifestMapping) -> ScoreCombination? {
    guard let mapping = root.mapping("combination") else { return nil }
    let offset = mapping.integer("offset_micro", in: lineRange)
    let model = mapping.integer("model_weight_micro", in: 0...10_000_000)
    let point = mapping.integer("point_weight_micro", in: 0...10_000_000)
    mapping.finish()
    guard let offset, let model, let point else { return nil }
    return ScoreCombination(offsetMicro: offset, modelWeightMicro: model, pointWeightMicro: point)
  }
}
