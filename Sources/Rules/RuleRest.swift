import Core

/// Why a rule is off: it is read, checked and tested like the others and never runs in a night.
public struct RuleRest: Sendable {
  /// Why it is off.
  public let reason: BilingualText
  /// The values it waits for, which no feature of the pipeline gives.
  public let needs: [FeatureSpec]
}
