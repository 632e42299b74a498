using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>Names columns and indexes as PostgreSQL people write them, so that SQL by hand needs no quotes.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.SetTableName(Name(table));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Name(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Name(key.GetName() ?? ""));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Name(foreignKey.GetConstraintName() ?? ""));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Name(index.GetDatabaseName() ?? ""));
        }
    }

    private static string Name(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace("__", "_", StringComparison.Ordinal);
}
