import Core

extension SimulatedBank {
  /// Runs the simulation and writes its files into a directory.
  ///
  /// The directory is made if it is not there; files get mode 0600 and directories 0700. Written are
  /// `inbox/transactions.csv` (or one a month or a day), `inbox/transfers-<n>.sofuri`,
  /// `inbox/statement-<n>.nyushukkin`, `customers.csv`, `labels.csv` and `confirmed_accounts.csv`.
  /// `labels.csv` names the rows of fraud by file and record number, counted as readers count: the header row
  /// or header record is 1. Only training and evaluation read it. `confirmed_accounts.csv` names the criminals'
  /// accounts that the bank has found out by the end, each with the moment from which it knew: a night may read it.
  ///
  /// `progress` is called after each day. Nothing is overwritten: a file that exists already is an error, and
  /// so are a directory that cannot be made and bytes that cannot be written.
  @discardableResult
  public func write(
    to directory: String, progress: (SimulationSummary) -> Void = { _ in }
  ) throws(SimulationError) -> SimulationSummary {
    try PrivateFile.makeDirectory(directory)
    try PrivateFile.makeDirectory(directory + "/inbox")
    let world = World(plan: plan)
    try CustomerFile.write(world.customers, to: directory + "/customers.csv")
    var files = try SimulationFiles(world: world, directory: directory)
    for day in world.calendar {
      world.run(day: day.index)
      try files.write(day, world)
      progress(files.summary)
    }
    try files.finish(world)
    return files.summary
  }
}
