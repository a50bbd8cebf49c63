/// What is wrong, in words for whoever runs a sweep.
struct Fault: Error, CustomStringConvertible {
  let words: String
  var description: String { words }
}
