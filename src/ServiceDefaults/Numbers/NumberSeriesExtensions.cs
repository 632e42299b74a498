using Ksf.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Ksf.ServiceDefaults.Numbers;

/// <summary>Registers the public numbers of a service's nouns.</summary>
public static class NumberSeriesExtensions
{
    /// <summary>
    /// Gives the noun's records public numbers, which a verb draws with <see cref="Transitions.VerbContext.NewNumberAsync"/>. Call it after
    /// <see cref="Persistence.DatabaseExtensions.AddDatabase{TContext}"/>.
    /// </summary>
    public static WebApplicationBuilder AddNumberSeries(this WebApplicationBuilder builder, Noun noun)
    {
        builder.Services.AddKeyedSingleton(noun.Key, (services, _) => ActivatorUtilities.CreateInstance<NumberSeries>(services, noun));
        builder.Services.AddSingleton(services => services.GetRequiredKeyedService<NumberSeries>(noun.Key));
        builder.Services.AddSingleton<IMigrationStep>(services => services.GetRequiredKeyedService<NumberSeries>(noun.Key));
        return builder;
    }
}
