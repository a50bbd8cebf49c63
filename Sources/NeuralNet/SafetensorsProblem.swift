/// The exact reason a safetensors file was refused.
public enum SafetensorsProblem: Error, Equatable, Sendable {
  /// The file ends before the header it announces.
  case truncated(neededBytes: Int, actualBytes: Int)

  /// The announced header is longer than one mebibyte, or the length does not fit an integer.
  case headerTooLong(limitBytes: Int)

  /// The header is not the JSON the format prescribes; the offset counts from the start of the header.
  case malformedHeader(byteOffset: Int, expected: String)

  /// A key occurs twice in the header, in an entry or in the metadata.
  case duplicateKey(String)

  /// The element type is none of F32, F64, I64 and I8.
  case unsupportedElementType(tensor: String, found: String)

  /// The tensor's range ends before it starts or lies outside the file's data.
  case rangeOutsideData(tensor: String)

  /// The tensor's range does not have the length its shape and element type demand.
  case lengthDisagrees(tensor: String)

  /// The tensor's range starts before the tensor ahead of it has ended.
  case overlap(tensor: String)

  /// Bytes before this tensor belong to no tensor.
  case hole(beforeTensor: String)

  /// Bytes after the last tensor belong to no tensor.
  case trailingBytes(count: Int)

  /// A value is infinite or not a number, and the caller asked to refuse that.
  case nonFiniteValue(tensor: String)
}

extension SafetensorsProblem: CustomStringConvertible {
  /// What was found, in English, without a full stop.
  public var description: String {
    switch self {
    case .truncated(let neededBytes, let actualBytes):
      return "it needs at least \(neededBytes) bytes and has \(actualBytes)"
    case .headerTooLong(let limitBytes): return "its header is longer than \(limitBytes) bytes"
    case .malformedHeader(let byteOffset, let expected):
      return "its header lacks \(expected) at byte \(byteOffset)"
    case .duplicateKey(let key): return "the key '\(key)' occurs twice"
    case .unsupportedElementType(let tensor, let found):
      return "tensor '\(tensor)' has element type '\(found)', only F32, F64, I64 and I8 are read"
    case .rangeOutsideData(let tensor): return "tensor '\(tensor)' lies outside the data"
    case .lengthDisagrees(let tensor): return "the length of tensor '\(tensor)' disagrees with its shape"
    case .overlap(let tensor): return "tensor '\(tensor)' overlaps the one before it"
    case .hole(let tensor): return "there are unused bytes before tensor '\(tensor)'"
    case .trailingBytes(let count): return "\(count) bytes follow the last tensor"
    case .nonFiniteValue(let tensor):
      return "tensor '\(tensor)' holds an infinite value or one that is no number"
    }
  }
}
