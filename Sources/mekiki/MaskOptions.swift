import AlertStore
import ArgumentParser
import Pipeline

/// As whom alerts are shown.
struct MaskOptions: ParsableArguments {
  @Option(
    help: "Mask names, accounts and texts for this role, as the pipeline's privacy.yaml says what it sees.")
  var mask: String?
  @Option(help: "The file with the key of pseudonyms, for a role that sees them.") var maskKey: String?

  func validate() throws {
    guard mask != nil || maskKey == nil else {
      throw ValidationError("A key of pseudonyms goes with a role: add --mask ROLE.")
    }
  }

  /// The mask, or nil when nothing is to be masked.
  func mask(pipeline: String) throws -> AlertMask? {
    try MaskOptions.mask(role: mask, keyFile: maskKey, pipeline: pipeline)
  }

  /// The mask for a role, or nil without one.
  static func mask(role mask: String?, keyFile maskKey: String?, pipeline: String) throws -> AlertMask? {
    guard let mask else { return nil }
    let roles = try PipelineDefinition.privacy(folder: pipeline).roles
    guard let role = roles[mask] else { throw CommandError.noSuchRole(mask, known: roles.keys.sorted()) }
    guard role.needsKey else { return AlertMask(role: role, pseudonyms: nil) }
    guard let maskKey else { throw CommandError.noMaskKey(mask) }
    do {
      return AlertMask(role: role, pseudonyms: try Pseudonyms(keyFile: maskKey))
    } catch {
      throw CommandError.unfitMaskKey(error)
    }
  }
}
