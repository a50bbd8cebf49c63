import AlertStore
import Evidence

/// How a bundle is redacted.
public struct EvidenceRedaction {
  /// The role for whose eyes it is made.
  public var role: String
  /// What that role may see.
  public var mask: AlertMask
  /// The key of the commitments, which the bank keeps with the whole bundle.
  public var opening: [UInt8]

  /// Says how a bundle is redacted.
  ///
  /// - Input: a key of `EvidenceCommitments.keyBytes` random bytes.
  public init(role: String, mask: AlertMask, opening: [UInt8]) {
    self.role = role
    self.mask = mask
    self.opening = opening
  }
}
