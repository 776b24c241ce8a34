namespace ClusterSim.Api.Meta;

/// <summary>What lists of conditions can tell.</summary>
public static class ConditionExtensions
{
    extension<T>(ValueList<T> conditions) where T : class, ICondition
    {
        /// <summary>The condition of that type, or null when there is none.</summary>
        public T? Find(string type)
        {
            foreach (var condition in conditions)
                if (condition.Type == type)
                    return condition;
            return null;
        }

        /// <summary>Whether there is a condition of that type and its status is <c>True</c>.</summary>
        public bool IsTrue(string type) => conditions.Find(type)?.Status == "True";

        /// <summary>The list with <paramref name="condition"/> in the place of the one of its type, or at the end. This very list when it has it already.</summary>
        public ValueList<T> Set(T condition)
        {
            var at = conditions.FindIndex(other => other.Type == condition.Type);
            return at < 0 ? conditions.Add(condition) : conditions[at].Equals(condition) ? conditions : conditions.SetItem(at, condition);
        }

        /// <summary>The list without the condition of that type. This very list when there is none.</summary>
        public ValueList<T> Without(string type) => conditions.RemoveAll(condition => condition.Type == type);
    }
}
