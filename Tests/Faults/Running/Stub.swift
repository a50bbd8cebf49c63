extension Faults {
  func runLives(_ root: String, _ work: String, _ report: SweepReport) throws {}
}
