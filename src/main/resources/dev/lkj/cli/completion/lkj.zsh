#compdef lkj
# Completion of lkj for zsh. In ~/.zshrc, behind compinit: source <(lkj completion zsh)
_lkj() {
  local line word
  local -a found
  for line in "${(@f)$("${words[1]}" __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :files) _files; return ;;
      :dirs) _files -/; return ;;
      *)
        word=${line%%$'\t'*}
        if [[ $line == *$'\t'* ]]; then
          found+=("${word//:/\\:}:${line#*$'\t'}")
        else
          found+=("${word//:/\\:}")
        fi
        ;;
    esac
  done
  (( ${#found} )) && _describe -V lkj found
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u; }
compdef _lkj lkj
