/// A weights file that cannot be used, or a training run that went wrong.
///
/// Texts name tensors and byte positions only, never values of rows.
public enum NeuralNetError: Error, Equatable, Sendable {
  /// The bytes are not a safetensors file this reader accepts.
  case unreadableWeights(SafetensorsProblem)

  /// A tensor the network needs is not in the file.
  case missingTensor(name: String)

  /// The file holds a tensor under the network's prefix that no part of the network reads.
  case unexpectedTensor(name: String)

  /// A tensor has another shape than its place in the network demands.
  case wrongTensorShape(name: String, expected: [Int], found: [Int])

  /// A tensor has another element type than its place in the network demands; both as the format names them.
  case wrongElementType(name: String, expected: String, found: String)

  /// The sizes do not describe a network that can be built; `reason` names the size and its limits.
  case impossibleShape(reason: String)

  /// The loss stopped being a finite number at this step, counted from one.
  case trainingDiverged(step: Int)
}

extension NeuralNetError: CustomStringConvertible {
  /// One English sentence that says what happened and what to do.
  public var description: String {
    switch self {
    case .unreadableWeights(let problem):
      return "The weights file was refused: \(problem). Restore it from where it was published and compare "
        + "its SHA-256 with the model card."
    case .missingTensor(let name):
      return "The weights file has no tensor '\(name)'; it belongs to another model or was cut, restore it."
    case .unexpectedTensor(let name):
      return "The weights file has a tensor '\(name)' that this network does not read; it belongs to another "
        + "version, use the file that was published with this model."
    case .wrongTensorShape(let name, let expected, let found):
      return
        "Tensor '\(name)' should have the shape \(expected), but has \(found); use the file that was published "
        + "with this model."
    case .wrongElementType(let name, let expected, let found):
      return
        "Tensor '\(name)' should hold \(expected), but holds \(found); use the file that was published with "
        + "this model."
    case .impossibleShape(let reason):
      return "The network cannot be built: \(reason). Correct the sizes in the model description."
    case .trainingDiverged(let step):
      return "Training stopped at step \(step) because the loss is no longer a finite number; lower the peak "
        + "learning rate or check the row weights."
    }
  }
}
