import Core
import Cryptography
import Foundation

/// The same signatures as an envelope that other tools read.
///
/// - Source: DSSE (Dead Simple Signing Envelope) 1.0: JSON with the payload in base64, signed over its pre-authentication encoding.
struct SignatureEnvelope {
  static let payloadType = "application/vnd.mekiki.tagmanifest"

  /// Key identifier and signature, in the order of the identifiers.
  var signatures: [(keyID: String, bytes: [UInt8])]

  /// What is signed: the type and the payload, each after its length.
  static func encoding(of payload: [UInt8]) -> [UInt8] {
    Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) ".utf8) + payload
  }

  func document(of payload: [UInt8]) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("payload", Data(payload).base64EncodedString())
      json.member("payloadType", SignatureEnvelope.payloadType)
      json.key("signatures")
      json.array { json in
        for signature in signatures.sorted(by: { $0.keyID < $1.keyID }) {
          json.object { json in
            json.member("keyid", signature.keyID)
            json.member("sig", Data(signature.bytes).base64EncodedString())
          }
        }
      }
    }
    return Array((json.text + "\n").utf8)
  }

  /// Reads an envelope of just this payload; nil for anything else, also for the same written in another way.
  init?(reading bytes: [UInt8], of payload: [UInt8]) {
    guard let value = JSONReader.value(of: bytes), let list = value["signatures"]?.asList else { return nil }
    signatures = []
    for entry in list {
      guard let keyID = entry["keyid"]?.asText, let text = entry["sig"]?.asText,
        let signature = Data(base64Encoded: text)
      else { return nil }
      signatures.append((keyID, Array(signature)))
    }
    guard document(of: payload) == bytes else { return nil }
  }

  init(signatures: [(keyID: String, bytes: [UInt8])]) {
    self.signatures = signatures
  }
}
