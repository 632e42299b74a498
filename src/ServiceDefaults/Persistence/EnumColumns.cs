using System.Reflection;
using Ksf.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Ksf.ServiceDefaults.Persistence;

/// <summary>
/// Stores every enum by its kebab-case name, as on the wire. A check constraint rejects other values, because an unreadable row would break
/// every list it is in. A copy stores an <see cref="Open{TEnum}"/> unchanged.
/// </summary>
internal static class EnumColumns
{
    /// <summary>
    /// Every <see cref="Open{TEnum}"/> type in the contracts. By convention Entity Framework would map such a property as a relation.
    /// </summary>
    private static readonly Type[] OpenTypes =
    [
        .. typeof(IState).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => property.PropertyType)
            .Where(type => type is { IsGenericType: true, ContainsGenericParameters: false } && type.GetGenericTypeDefinition() == typeof(Open<>))
            .Distinct(),
    ];

    public static void Configure(ModelConfigurationBuilder model)
    {
        foreach (var type in OpenTypes)
            model.Properties(type).HaveConversion(typeof(OpenColumn<>).MakeGenericType(type.GetGenericArguments()));
    }

    public static void Constrain(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(entity => !entity.IsTableExcludedFromMigrations()))
        {
            foreach (var property in entity.GetProperties())
            {
                if (EnumOf(property.ClrType) is { } type)
                    Constrain(entity, property, type);
            }
        }
    }

    private static void Constrain(IMutableEntityType entity, IMutableProperty property, Type type)
    {
        property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(EnumColumn<>).MakeGenericType(type))!);
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var column = property.GetColumnName(table);
        var names = string.Join(", ", Open.NamesOf(type).Select(name => $"'{name}'"));
        entity.AddCheckConstraint($"ck_{table.Name}_{column}", $"{column} in ({names})");
    }

    private static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;

    /// <summary>What a later version has written. It is shown as unknown and matches no transition, where an exception would break every list it is in.</summary>
    private static TEnum Undefined<TEnum>()
        where TEnum : struct, Enum => (TEnum)Enum.ToObject(typeof(TEnum), -1);

    private sealed class EnumColumn<TEnum>() : ValueConverter<TEnum, string>(
        value => Open.NameOf(value), name => Open.Find<TEnum>(name) ?? Undefined<TEnum>())
        where TEnum : struct, Enum;

    private sealed class OpenColumn<TEnum>() : ValueConverter<Open<TEnum>, string>(value => value.Name, name => new Open<TEnum>(name))
        where TEnum : struct, Enum;
}
