using System.Text.Json;
using FluentValidation;
using Ksf.ServiceDefaults.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.TestKit;

/// <summary>What holds for all that the endpoints of a service read from a request.</summary>
public static class RequestRules
{
    /// <summary>Types that are read in one way only. Enums, dates and numbers with decimals are read by culture, and in ways that nobody means.</summary>
    private static readonly Type[] ReadInOneWay = [typeof(string), typeof(int), typeof(long), typeof(Guid), typeof(bool), typeof(IsoDate)];

    /// <summary>
    /// Fails when a parameter is of a type that is read loosely, is named otherwise than in camelCase, or has no description; and when a body has no
    /// validator, or a field whose absence cannot be told from a zero.
    /// </summary>
    public static void Check<TEntry>(ServiceUnderTest<TEntry> service)
        where TEntry : class
    {
        var endpoints = service.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items.SelectMany(group => group.Items).ToList();
        Assert.NotEmpty(endpoints);
        foreach (var endpoint in endpoints)
        {
            foreach (var parameter in endpoint.ParameterDescriptions)
            {
                var name = $"{parameter.Name} of {endpoint.HttpMethod} {endpoint.RelativePath}";
                if (parameter.Source == BindingSource.Body)
                    CheckBody(parameter.Type, name, service.Services.GetRequiredService<IServiceProviderIsService>());
                else if (parameter.Source == BindingSource.Query || parameter.Source == BindingSource.Path || parameter.Source == BindingSource.Header)
                    CheckParameter(parameter, name);
            }
        }
    }

    internal static bool IsReadInOneWay(Type type)
    {
        type = (type.IsArray ? type.GetElementType() : Nullable.GetUnderlyingType(type)) ?? type;
        return ReadInOneWay.Contains(type) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Choice<>));
    }

    private static void CheckParameter(ApiParameterDescription parameter, string name)
    {
        var type = parameter.ParameterDescriptor.ParameterType;
        Assert.True(IsReadInOneWay(type), $"{name} is of the type {type.Name}, which is read loosely: use IsoDate, Choice<>, or a type of RequestRules.");
        if (parameter.Source == BindingSource.Query)
            Assert.True(parameter.Name == JsonNamingPolicy.CamelCase.ConvertName(parameter.ParameterDescriptor.Name), $"{name} is not in camelCase: use FromQuery(Name).");
    }

    private static void CheckBody(Type body, string name, IServiceProviderIsService services)
    {
        Assert.True(services.IsService(typeof(IValidator<>).MakeGenericType(body)), $"{name} has no validator.");
        foreach (var property in body.GetProperties())
        {
            Assert.True(
                !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null,
                $"{property.Name} in {name} cannot be absent: make it nullable, with Required in the validator.");
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Assert.True(type != typeof(DateTime), $"{property.Name} in {name} is an instant without an offset: use DateTimeOffset.");
        }
    }
}
