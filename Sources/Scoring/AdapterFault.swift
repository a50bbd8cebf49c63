/// Why an adapter's file cannot be put on a model.
public struct AdapterFault: Error, Equatable {
  /// What is wrong with it, in English.
  public let reason: String

  /// What happened and what to do, in English.
  public var english: String {
    "The adapter cannot be used: \(reason). Make it again with 'mekiki model finetune', restore the file, or "
      + "leave 'adapter:' out of pipeline.yaml to run the model without it."
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    "アダプターを使用できません（\(reason)）。mekiki model finetune で作り直すか、ファイルを復元してください。"
      + "pipeline.yaml の adapter を外すと、元のモデルで実行します。"
  }

  /// Makes a fault from its reason, a clause without a full stop.
  public init(reason: String) {
    self.reason = reason
  }
}
