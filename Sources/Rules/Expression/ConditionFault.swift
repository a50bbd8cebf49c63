/// A fault in a condition and the byte of its text at which it stands.
struct ConditionFault: Error {
  let fault: RuleFault
  let utf8Offset: Int
}
