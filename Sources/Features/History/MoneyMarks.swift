/// Where the changes of the money graph stood before each row of the batch at hand.
///
/// It is a class of its own so that the one worker that fills it changes nothing of the engine.
final class MoneyMarks {
  var places: [Int] = []

  /// Begins with a batch.
  func begin(_ money: MoneyGraph) {
    money.forgetChanges()
    places.removeAll(keepingCapacity: true)
  }
}
