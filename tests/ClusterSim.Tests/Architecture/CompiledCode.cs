using ClusterSim.Simulation;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace ClusterSim.Tests.Architecture;

/// <summary>
/// The library as it was compiled. Text will not do to see what it uses: a namespace can be used without a <c>using</c>, and a type without its name.
/// </summary>
internal static class CompiledCode
{
    private static readonly Lazy<ModuleDefinition> Library = new(() => ModuleDefinition.ReadModule(typeof(SimulationLoop).Assembly.Location));

    /// <summary>Every type, nested and generated ones included.</summary>
    public static IEnumerable<TypeDefinition> Types => Library.Value.GetAllTypes().Where(type => IsOurs(Outermost(type)));

    /// <summary>The type that a reader sees in the source: not a closure, not an iterator, not an element of an array.</summary>
    public static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is null ? type : Outermost(type.DeclaringType);

    /// <summary>Which types of the library use which others, each pair once.</summary>
    public static IEnumerable<(TypeDefinition User, TypeDefinition Used)> Uses() =>
        from type in Types
        from reference in ReferencesOf(type).SelectMany(Parts)
        let used = Resolve(reference)
        where used is not null && IsOurs(Outermost(used))
        let pair = (User: Outermost(type), Used: Outermost(used))
        where pair.User != pair.Used
        group pair by pair into pairs
        select pairs.Key;

    /// <summary>Every member of other assemblies that code of the library touches, and where; constructors, methods, fields.</summary>
    public static IEnumerable<(TypeDefinition User, MemberReference Member)> ForeignMembers() =>
        from type in Types
        from method in type.Methods
        where method.HasBody
        from instruction in method.Body.Instructions
        let member = instruction.Operand as MemberReference
        where member is MethodReference or FieldReference or TypeReference && member is not MemberReference { Module: null } && member is not IMemberDefinition
        select (Outermost(type), member);

    // The compiler and source generators add types of their own.
    private static bool IsOurs(TypeDefinition type) => type.Namespace.StartsWith("ClusterSim", StringComparison.Ordinal);

    private static IEnumerable<TypeReference> ReferencesOf(TypeDefinition type)
    {
        var all = new List<TypeReference?> { type.BaseType };
        all.AddRange(type.Interfaces.Select(implementation => implementation.InterfaceType));
        all.AddRange(type.Fields.Select(field => field.FieldType));
        all.AddRange(type.Properties.Select(property => property.PropertyType));
        all.AddRange(type.Events.Select(@event => @event.EventType));
        all.AddRange(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        all.AddRange(AttributesOf(type));
        foreach (var member in type.Fields.Cast<ICustomAttributeProvider>().Concat(type.Properties).Concat(type.Methods))
            all.AddRange(AttributesOf(member));
        foreach (var method in type.Methods)
            AddMethod(all, method);
        return all.OfType<TypeReference>();
    }

    private static IEnumerable<TypeReference> AttributesOf(ICustomAttributeProvider provider) => provider.CustomAttributes
        .SelectMany(attribute => attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Append(attribute.AttributeType));

    private static void AddMethod(List<TypeReference?> all, MethodDefinition method)
    {
        AddSignature(all, method);
        all.AddRange(method.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        if (!method.HasBody)
            return;
        all.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
        all.AddRange(method.Body.ExceptionHandlers.Select(handler => handler.CatchType));
        foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
        {
            switch (operand)
            {
                case TypeReference type:
                    all.Add(type);
                    break;
                case FieldReference field:
                    all.AddRange(field.DeclaringType, field.FieldType);
                    break;
                case MethodReference called:
                    all.Add(called.DeclaringType);
                    AddSignature(all, called);
                    if (called is GenericInstanceMethod generic)
                        all.AddRange(generic.GenericArguments);
                    break;
            }
        }
    }

    private static void AddSignature(List<TypeReference?> all, MethodReference method)
    {
        all.Add(method.ReturnType);
        all.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        IModifierType modified => Parts(modified.ElementType).Concat(Parts(modified.ModifierType)),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };

    // What belongs to another assembly is none of the house.
    private static TypeDefinition? Resolve(TypeReference type) =>
        type is GenericParameter || (type.Scope is AssemblyNameReference) ? null : type as TypeDefinition ?? Library.Value.GetType(type.FullName);
}
