namespace Ksf.ServiceDefaults.Tasks;

/// <summary>Something that is asked of the caller.</summary>
/// <param name="Kind">What is asked, in kebab-case: <c>answer-question</c>, <c>screen-need</c>.</param>
/// <param name="Organisation">Whom the caller is asked for.</param>
/// <param name="Subject">Address of the record in this service: <c>needs/{id}</c>.</param>
/// <param name="Number">The record's public number; null where it has none.</param>
/// <param name="Title">What the record is called.</param>
/// <param name="Minutes">How many minutes it is likely to take.</param>
/// <param name="By">When it is needed; null where that is not said.</param>
/// <param name="Since">Since when it has waited, UTC.</param>
public sealed record TaskForCaller(
    string Kind, Guid Organisation, string Subject, string? Number, string Title, int Minutes, DateOnly? By, DateTimeOffset Since);

/// <summary>What is asked of the caller, the most pressing first.</summary>
/// <param name="Items">At most 50.</param>
/// <param name="Total">How many there are.</param>
public sealed record TaskList(IReadOnlyList<TaskForCaller> Items, long Total);
