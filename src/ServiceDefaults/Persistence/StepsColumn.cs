using System.Text.Json;
using Ksf.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Stores a time line as <c>jsonb</c>, as it is in the event.</summary>
internal static class StepsColumn
{
    public static void Configure(ModelConfigurationBuilder model) =>
        model.Properties<IReadOnlyList<Step>>().HaveConversion<Converter, Comparer>().HaveColumnType("jsonb");

    private sealed class Converter() : ValueConverter<IReadOnlyList<Step>, string>(
        steps => JsonSerializer.Serialize(steps, CloudEvent.Json), json => JsonSerializer.Deserialize<List<Step>>(json, CloudEvent.Json)!);

    private sealed class Comparer() : ValueComparer<IReadOnlyList<Step>>(
        (one, other) => one == other || (one != null && other != null && one.SequenceEqual(other)),
        steps => steps.Aggregate(0, (hash, step) => HashCode.Combine(hash, step)),
        // A time line is replaced, never changed.
        steps => steps);
}
