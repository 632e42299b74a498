using System.Text.Json;
using Ksf.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Ksf.ServiceDefaults.Persistence;

public static class JsonColumn
{
    /// <summary>Stores a list as <c>jsonb</c>, as it is in the event. The list is replaced, never changed.</summary>
    public static void AsJson<T>(this PropertyBuilder<IReadOnlyList<T>> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            list => JsonSerializer.Serialize(list, CloudEvent.Json),
            json => JsonSerializer.Deserialize<List<T>>(json, CloudEvent.Json)!,
            new ValueComparer<IReadOnlyList<T>>(
                (one, other) => one == other || (one != null && other != null && one.SequenceEqual(other)), list => list.Count, list => list));
}
