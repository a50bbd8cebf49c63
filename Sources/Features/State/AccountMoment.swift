/// What an account says at the moment of one transaction.
struct AccountMoment {
  var entity: EntityMoment
  /// What was usual before it.
  var habit: HabitMoment?
  /// How money moves, this transaction counted.
  var flow: FlowMoment?
}
